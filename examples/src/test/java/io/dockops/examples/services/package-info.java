/** Services that tests use by one annotation each. */
package io.dockops.examples.services;
