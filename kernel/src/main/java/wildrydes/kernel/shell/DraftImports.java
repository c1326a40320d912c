package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The imports of a cell that has not run. JShell's analysis knows those of earlier cells only, and importing them for the
 * sake of a completion would change what later cells mean: so the names of the classes are written out.
 */
final class DraftImports {

    private static final Pattern IMPORT = Pattern.compile("\\s*import\\s+([\\w.]+)\\.(\\w+|\\*)\\s*;?\\s*");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.$])\\p{Lu}\\w*");

    private final ClassLoader loader;
    private final Map<String, String> single = new HashMap<>();
    private final List<String> packages = new ArrayList<>();
    private final Map<String, Optional<String>> known = new HashMap<>();

    /** @param loader knows the classes of the libraries */
    DraftImports(ClassLoader loader) {
        this.loader = loader;
    }

    /** Takes the import that this piece is; static ones are left out. */
    void add(Piece piece) {
        Matcher parts = IMPORT.matcher(Mask.of(piece.source()));
        if (parts.matches()) {
            if (parts.group(2).equals("*")) {
                packages.add(parts.group(1));
            } else {
                single.put(parts.group(2), parts.group(1) + "." + parts.group(2));
            }
        }
    }

    /** The code with the names of imported classes written out, but for a name at its end, which may be unfinished. */
    String applied(String code) {
        if (single.isEmpty() && packages.isEmpty()) {
            return code;
        }
        Matcher type = TYPE.matcher(Mask.of(code));
        var applied = new StringBuilder();
        int from = 0;
        while (type.find() && type.end() < code.length()) {
            Optional<String> name = known.computeIfAbsent(type.group(), this::find);
            if (name.isPresent()) {
                applied.append(code, from, type.start()).append(name.get());
                from = type.end();
            }
        }
        return applied.append(code, from, code.length()).toString();
    }

    private Optional<String> find(String simple) {
        if (single.containsKey(simple)) {
            return Optional.of(single.get(simple));
        }
        return packages.stream()
                .map(each -> each + "." + simple)
                .filter(name -> loader.getResource(name.replace('.', '/') + ".class") != null)
                .findFirst();
    }
}
