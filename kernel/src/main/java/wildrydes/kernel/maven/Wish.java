package wildrydes.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a user wants to have loaded, with all that it needs. */
public sealed interface Wish {

    /** These libraries. */
    record Libraries(List<Coordinates> all) implements Wish {

        public Libraries {
            all = List.copyOf(all);
        }
    }

    /**
     * The dependencies of a Maven project.
     *
     * @param pom its description
     * @param scopes those of the dependencies to load
     */
    record Project(Path pom, Set<String> scopes) implements Wish {

        public Project {
            scopes = Set.copyOf(scopes);
        }
    }
}
