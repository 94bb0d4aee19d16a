package io.dockops;

import org.apiguardian.api.API;

/**
 * Asks a container whether it is ready; for what the factories of {@link WaitFor} do not know. It is asked at once and
 * then every 10 to 50 ms, as long as the container runs, by one thread at a time that is not the test's.
 *
 * @since 0.1
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ReadinessProbe {

    /**
     * Ask once. The answer may take its time: the container's end and the time-outs are noticed meanwhile, and end the wait
     * with an interrupt of the thread that asks. An exception or a failed assertion means "not yet", with its message as the
     * reason.
     *
     * @param container the container, which runs
     * @return whether it is ready, and why
     * @throws Exception if the container can't be asked yet
     */
    Answer ask(RunningContainer container) throws Exception;

    /**
     * A container's answer.
     *
     * @param ready whether it is ready
     * @param reason why, in words that complete a time-out's message
     * @since 0.1
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    record Answer(boolean ready, String reason) {

        /**
         * Answer that the container is ready.
         *
         * @param reason what shows it
         * @return the answer
         */
        public static Answer ready(String reason) {
            return new Answer(true, reason);
        }

        /**
         * Answer that the container is not ready yet.
         *
         * @param reason what is missing
         * @return the answer
         */
        public static Answer notYet(String reason) {
            return new Answer(false, reason);
        }
    }
}
