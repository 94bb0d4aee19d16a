package io.dockops.junit.plan;

import io.dockops.BuildSpec;

/** Where a declared image comes from. */
public sealed interface ImageSource {

    /** It is built, or loaded from a saved image. */
    record Build(BuildSpec spec) implements ImageSource {

        @Override
        public String toString() {
            return spec.toString();
        }
    }

    /** The image's registry. */
    record Registry() implements ImageSource {

        @Override
        public String toString() {
            return "its registry";
        }
    }
}
