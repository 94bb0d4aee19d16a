package io.dockops.transport;

import java.io.IOException;

/** Reads from a connection for as long as it likes. */
interface Reading {

    /** Read on. */
    void readOn() throws IOException;
}
