package wildrydes.kernel.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wildrydes.kernel.api.Libraries;
import wildrydes.kernel.maven.Coordinates;
import wildrydes.kernel.maven.Library;
import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Wish;

/** Finds libraries that the notebook does not load, in the repositories that it looks into. */
final class FoundLibraries implements Libraries.Finder {

    private final Maven maven;

    FoundLibraries(Maven maven) {
        this.maven = maven;
    }

    @Override
    public List<Path> find(List<String> coordinates, List<Path> present) {
        try {
            List<Coordinates> wanted = new ArrayList<>();
            for (String each : coordinates) {
                wanted.add(Coordinates.of(each));
            }
            return maven.resolve(new Wish.Libraries(wanted), List.of(), false, present).found().stream()
                    .map(Library::file)
                    .toList();
        } catch (MavenException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + coordinates + " was looked for.", e);
        }
    }
}
