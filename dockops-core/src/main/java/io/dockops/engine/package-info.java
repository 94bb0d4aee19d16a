/**
 * The engine room, internal: finding the engine, the API version, deadlines, the start path's own requests, streams and
 * the meaning of the engine's errors. The only package that touches docker-java's transport and its broken commands.
 */
@NullMarked
package io.dockops.engine;

import org.jspecify.annotations.NullMarked;
