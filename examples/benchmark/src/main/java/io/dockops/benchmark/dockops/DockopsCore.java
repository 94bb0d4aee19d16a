package io.dockops.benchmark.dockops;

import io.dockops.BuildSpec;
import io.dockops.ContainerScope;
import io.dockops.ContainerSpec;
import io.dockops.Dockops;
import io.dockops.benchmark.child.Contestant;
import io.dockops.benchmark.child.Started;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Together;
import java.nio.file.Path;

/** One session, and a scope for what is started. */
final class DockopsCore implements Contestant {

    private final Dockops dockops = Dockops.open();
    private final ContainerSpec httpd = ContainerSpec.builder(Target.IMAGE)
            .port(String.valueOf(Target.PORT))
            .build();

    DockopsCore() {}

    @Override
    public Started start() {
        ContainerScope scope = dockops.newScope();
        scope.containers().run(httpd);
        return scope::close;
    }

    @Override
    public Started startTogether(int count) throws Exception {
        ContainerScope scope = dockops.newScope();
        Together.start(count, () -> scope.containers().run(httpd)::close);
        return scope::close;
    }

    @Override
    public void ensureImage(Path context, String tag) {
        dockops.images().ensure(BuildSpec.context(context, tag).build());
    }

    @Override
    public Class<?> testsWithContainers() {
        return DockopsEachCase.class;
    }

    @Override
    public void close() {
        dockops.close();
    }
}
