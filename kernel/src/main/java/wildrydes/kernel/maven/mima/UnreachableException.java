package wildrydes.kernel.maven.mima;

import wildrydes.kernel.maven.MavenException;

/** A repository does not answer. What is asked for may still be on this machine. */
@SuppressWarnings("serial")
final class UnreachableException extends Exception {

    private final MavenException failure;

    UnreachableException(MavenException failure) {
        super(failure);
        this.failure = failure;
    }

    /** What the user is told if it is not. */
    MavenException failure() {
        return failure;
    }
}
