package wildrydes.kernel.help;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which names of Java may stand at the cursor. */
final class JavaCompleter {

    private static final Pattern IMPORT = Pattern.compile("\\s*import\\s+(static\\s+)?([\\w.]*)");

    private final Notebook notebook;
    private final Reader reader;
    private final Library library;

    JavaCompleter(Notebook notebook, Reader reader, Library library) {
        this.notebook = notebook;
        this.reader = reader;
        this.library = library;
    }

    /**
     * What may stand there.
     *
     * @param at the cursor
     * @param name as far as it is written
     */
    List<Candidate> complete(Cursor at, Prefix name) {
        Surroundings surroundings = notebook.surroundings();
        int start = at.offset() - name.text().length();
        Matcher imported = IMPORT.matcher(at.java().substring(at.begin(start), start));
        if (imported.matches()) {
            var nothing = new Fragment(Fragment.Kind.CODE, "", start);
            Reading reading =
                    Draft.read(reader, surroundings, at.fragments(), nothing).reading();
            return new Imports(reading, library.index(surroundings), name)
                    .candidates(imported.group(2), imported.group(1) != null);
        }
        Fragment fragment = at.upTo(start, Draft.HERE, notebook);
        return place(surroundings, at, fragment)
                .or(() -> standalone(surroundings, at, start))
                .filter(place -> !place.isNew())
                .map(place -> place.candidates(surroundings, library, name))
                .orElse(List.of());
    }

    private Optional<Place> place(Surroundings surroundings, Cursor at, Fragment fragment) {
        Reading reading =
                Draft.read(reader, surroundings, at.fragments(), fragment).reading();
        return reading.find(JavaCompleter::isHere).map(path -> new Place(reading, path));
    }

    /** Where what stands before the cursor is too broken to be read: what can be seen from there. */
    private Optional<Place> standalone(Surroundings surroundings, Cursor at, int start) {
        return at.java().substring(0, start).stripTrailing().endsWith(".")
                ? Optional.empty()
                : place(surroundings, at, new Fragment(Fragment.Kind.CODE, Draft.HERE, start));
    }

    private static boolean isHere(Tree tree) {
        return tree instanceof IdentifierTree name && name.getName().contentEquals(Draft.HERE)
                || tree instanceof VariableTree variable && variable.getName().contentEquals(Draft.HERE)
                || tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals(Draft.HERE)
                || tree instanceof MemberReferenceTree reference
                        && reference.getName().contentEquals(Draft.HERE);
    }
}
