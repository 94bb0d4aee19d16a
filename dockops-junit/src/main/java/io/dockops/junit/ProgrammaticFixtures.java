package io.dockops.junit;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.ImageName;
import io.dockops.junit.plan.ContainerDeclaration;
import io.dockops.junit.plan.ContainerDeclaration.Images;
import io.dockops.junit.plan.ContainerTerms;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.ImageDeclaration;
import io.dockops.junit.plan.ImageSource;
import io.dockops.junit.plan.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an extension that was built by hand declares; inert until a class is planned. */
record ProgrammaticFixtures(List<BuildSpec> builds, List<ImageName> pulls, List<Run> runs) {

    /** One container. */
    record Run(
            String name,
            ContainerSpec spec,
            Scope scope,
            List<String> dependsOn,
            Map<String, String> properties,
            Keep keep,
            boolean overlap) {

        /** Tell the run without the properties' values, of which one may be a password. */
        @Override
        public String toString() {
            return "Run[name=" + name + ", spec=" + spec + ", scope=" + scope + ", dependsOn=" + dependsOn
                    + ", properties=" + properties.keySet() + ", keep=" + keep + ", overlap=" + overlap + "]";
        }
    }

    ProgrammaticFixtures {
        builds = List.copyOf(builds);
        pulls = List.copyOf(pulls);
        runs = List.copyOf(runs);
    }

    List<ImageDeclaration> images(Defaults defaults) {
        List<ImageDeclaration> images = new ArrayList<>();
        for (BuildSpec build : builds) {
            images.add(new ImageDeclaration(
                    build.tag(),
                    new ImageSource.Build(build),
                    Optional.empty(),
                    defaults.pull(),
                    defaults.rebuild(),
                    false));
        }
        for (ImageName pull : pulls) {
            images.add(ImageDeclaration.pulled(pull, defaults.pull(), defaults.platform()));
        }
        return images;
    }

    List<ContainerDeclaration> containers(Defaults defaults) {
        return runs.stream()
                .map(run -> new ContainerDeclaration(
                        run.name(),
                        new Images.One(run.spec().image()),
                        run.spec(),
                        Lifetime.valueOf(run.scope().name()),
                        new ContainerTerms(
                                run.dependsOn(),
                                run.properties(),
                                run.keep().policy(defaults),
                                defaults.pull(),
                                run.overlap() && defaults.overlap())))
                .toList();
    }
}
