package wildrydes.kernel.maven;

/** Finds libraries and all that they need, and brings them to this machine. Safe for use by several threads. */
public interface Resolver {

    /** Hears of downloads, on any thread. */
    interface Progress {

        /**
         * More of a file has come.
         *
         * @param file its name
         * @param bytes so many by now
         * @param of so many in all; negative if that is not known
         */
        void downloading(String file, long bytes, long of);

        /** A file is whole, of so many bytes. */
        void downloaded(String file, long bytes);
    }

    /**
     * Finds what the request asks for.
     *
     * @throws MavenException if any of it cannot be had
     */
    Resolution resolve(Request request, Progress progress) throws MavenException;
}
