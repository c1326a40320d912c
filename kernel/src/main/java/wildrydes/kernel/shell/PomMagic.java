package wildrydes.kernel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.PomFragments;
import wildrydes.kernel.maven.Wish;

/** {@code %loadFromPOM} and {@code %%loadFromPOM}: load the dependencies of a Maven project. */
final class PomMagic implements Magic {

    /** IJava's; "import" names no dependencies but a way to manage their versions, which always counts. */
    private static final List<String> SCOPES = List.of("compile", "runtime", "system", "import");

    private final Maven maven;

    PomMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<String> words = use.arguments();
        if (use.body().isPresent()) {
            return loadFragments(use.body().get().text(), words, kernel);
        }
        if (words.isEmpty()) {
            throw new MagicException("%loadFromPOM needs a file, for example %loadFromPOM pom.xml.");
        }
        Path pom = kernel.folder().resolve(words.get(0)).normalize();
        return load(pom, words.subList(1, words.size()), kernel);
    }

    private Result loadFragments(String text, List<String> scopes, Kernel kernel) throws MagicException {
        try {
            Path folder = Files.createTempDirectory("notebook-pom");
            Path pom = folder.resolve("pom.xml");
            try {
                Files.writeString(pom, PomFragments.whole(text));
                return load(pom, scopes, kernel);
            } finally {
                Files.deleteIfExists(pom);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new MagicException("The cell's POM cannot be written into a temporary folder (" + e + ").", e);
        } catch (MavenException e) {
            throw Loading.refusal(e);
        }
    }

    private Result load(Path pom, List<String> scopes, Kernel kernel) throws MagicException {
        var wish = new Wish.Project(pom, Set.copyOf(scopes.isEmpty() ? SCOPES : scopes));
        return new Loading(maven, kernel).load(wish, List.of(), false);
    }
}
