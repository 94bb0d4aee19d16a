package io.dockops.transport;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** An answer whose head is there, and whose body comes as it is read. */
record ChannelResponse(int status, Map<String, List<String>> fields, Body body) implements Response {

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return fields;
    }

    @Override
    public InputStream getBody() {
        return body;
    }

    @Override
    public void close() {
        body.close();
    }
}
