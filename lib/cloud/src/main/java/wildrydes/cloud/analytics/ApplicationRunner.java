package wildrydes.cloud.analytics;

import java.util.Collection;

/**
 * Executes applications. The service keeps what they are and which status they have, and tells this what follows from it, one
 * thing after the other for each application, on the clock's thread: time stands still until a method has returned.
 */
public interface ApplicationRunner {

    /**
     * Begins to run an application that is STARTING, from the positions of its inputs; NOW is the moment of this call. When it
     * returns, its inputs are read from then on, and it is said to be RUNNING.
     *
     * @throws CannotRunException where it cannot; then it is READY again
     */
    void start(Application application) throws CannotRunException;

    /**
     * Goes on with an application that is RUNNING, after a restart of the process, from where it was last known to be; never
     * throws for what the application does.
     */
    void resume(Application application);

    /**
     * Lets an application that runs go on as what it has become, its version being a new one. When this returns it is said to be RUNNING.
     *
     * @throws CannotRunException where it cannot; then it has ended, as by {@link #stop}, and is READY
     */
    void update(Application application) throws CannotRunException;

    /** Ends an application, and keeps where it stopped. When this returns, nothing more is read or written. */
    void stop(Application application);

    /** Ends an application that is gone, where it runs, and forgets what is kept for it; may be called on any thread. */
    void forget(Application application);

    /** Tells which applications there are after a restart of the process, before any is resumed; what is kept for others is forgotten. */
    void known(Collection<Application> all);

    /** An application that cannot run, with a sentence that says why and what to do. */
    final class CannotRunException extends Exception {

        private static final long serialVersionUID = 1L;

        public CannotRunException(String sentence) {
            super(sentence);
        }

        public CannotRunException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Runs nothing, and says that it did; for applications that are tried without what they do. */
    static ApplicationRunner none() {
        return new ApplicationRunner() {
            @Override
            public void start(Application application) {}

            @Override
            public void resume(Application application) {}

            @Override
            public void update(Application application) {}

            @Override
            public void stop(Application application) {}

            @Override
            public void forget(Application application) {}

            @Override
            public void known(Collection<Application> all) {}
        };
    }
}
