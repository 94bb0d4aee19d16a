package io.dockops.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a fresh JVM is to run.
 *
 * @param contender whose class path it has
 * @param what a class's name or a directory of classes
 * @param morePath what comes after the class path, with a separator before it
 * @param options the JVM's, which are none where it is measured
 * @param variables of its environment
 */
record OneRunOf(
        Contender contender, String what, String morePath, List<String> options, Map<String, String> variables) {

    /** The contestant's one class. */
    static OneRunOf itsClass(Contender contender) {
        return new OneRunOf(contender, contender.testClass(), "", List.of(), Map.of());
    }

    /** The contestant's class of many tests, with a container for each. */
    static OneRunOf itsClassOfManyTests(Contender contender) {
        return new OneRunOf(contender, contender.classOfManyTests(), "", List.of(), Map.of());
    }

    /** All classes of a directory. */
    static OneRunOf directory(Contender contender, Path classes) {
        return new OneRunOf(contender, classes.toString(), File.pathSeparator + classes, List.of(), Map.of());
    }

    OneRunOf with(List<String> options) {
        return new OneRunOf(contender, what, morePath, options, variables);
    }

    OneRunOf with(Map<String, String> variables) {
        return new OneRunOf(contender, what, morePath, options, variables);
    }
}
