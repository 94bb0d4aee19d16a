package io.dockops.engine;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What docker-java's client asks for: the engine's address, and the registries' credentials. docker-java's own kind of this
 * reads and keeps the credentials from the start; here they are read for each pull, and for each build, which may pull.
 *
 * @param endpoint absent where somebody else made the client
 * @param directory the docker CLI's, with {@code config.json}
 */
record ClientConfig(@Nullable EngineEndpoint endpoint, Path directory) implements DockerClientConfig {

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return credentials().effectiveAuthConfig(imageName);
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return credentials().getAuthConfigurations();
    }

    private DockerClientConfig credentials() {
        // The plain builder: createDefaultConfigBuilder() would mix in the environment once more.
        return new DefaultDockerClientConfig.Builder()
                .withDockerHost(getDockerHost().toString())
                .withDockerTlsVerify(false)
                .withDockerConfig(directory.toString())
                .withRegistryUrl(getRegistryUrl())
                .build();
    }

    @Override
    public URI getDockerHost() {
        return endpoint == null ? URI.create("unix:///var/run/docker.sock") : endpoint.uri();
    }

    /** The transport speaks the version that it has negotiated. */
    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.unknown();
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    /** The transport has it; of this type, since that of the interface is deprecated. */
    @Override
    public @Nullable LocalDirectorySSLConfig getSSLConfig() {
        return null;
    }
}
