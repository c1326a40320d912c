package wildrydes.kernel.shell;

import java.util.List;
import java.util.Optional;
import wildrydes.kernel.maven.Library;
import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Resolution;
import wildrydes.kernel.maven.Wish;

/** Brings libraries of Maven repositories into the session. */
final class Loading {

    private final Maven maven;
    private final Magic.Kernel kernel;

    Loading(Maven maven, Magic.Kernel kernel) {
        this.maven = maven;
        this.kernel = kernel;
    }

    /**
     * Loads what is wished for, and says what cannot be loaded beside what is there.
     *
     * @return the paths of the jars that were added, as IJava has them
     */
    Result load(Wish wish, List<String> from, boolean offline) throws MagicException {
        Result result = kernel.onThread(() -> resolved(wish, from, offline));
        // Adding is not to be interrupted half way.
        if (result instanceof Result.Quiet quiet && quiet.object() instanceof Resolution resolution) {
            kernel.addToClassPath(resolution.found().stream().map(Library::file).toList());
            resolution.conflicts().forEach(each -> kernel.print(each.toString()));
            return new Result.Quiet(resolution.found().stream()
                    .map(library -> library.file().toString())
                    .toList());
        }
        return result;
    }

    private Result resolved(Wish wish, List<String> from, boolean offline) throws MagicException, InterruptedException {
        try {
            return new Result.Quiet(maven.resolve(wish, from, offline, kernel.classPath()));
        } catch (MavenException e) {
            throw refusal(e);
        }
    }

    static MagicException refusal(MavenException e) {
        return new MagicException(Optional.ofNullable(e.getMessage()).orElse(""), e);
    }
}
