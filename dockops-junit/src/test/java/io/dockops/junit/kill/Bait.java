package io.dockops.junit.kill;

/**
 * Something that nobody but the harness may touch.
 *
 * @param what in words
 * @param looks how it looked when it was made
 */
record Bait(String what, Thing thing, String looks) {

    static Bait of(String what, Thing thing) {
        return new Bait(what, thing, thing.looks());
    }

    /** Tell whether an event is of harm to it. */
    boolean isHarmedBy(EngineEvent event) {
        return switch (thing.kind()) {
            case CONTAINER -> isHarm(event, "container") || (event.is("network", "disconnect") && isOn(event));
            case NETWORK, VOLUME, IMAGE -> isHarm(event, thing.kind().type());
        };
    }

    private boolean isOn(EngineEvent event) {
        return event.attribute("container").equals(thing.id());
    }

    private boolean isHarm(EngineEvent event, String type) {
        return event.type().equals(type)
                && event.id().equals(thing.id())
                && switch (event.action()) {
                    case "kill", "die", "stop", "destroy", "restart", "pause", "rename", "update", "untag", "delete" ->
                        true;
                    default -> false;
                };
    }
}
