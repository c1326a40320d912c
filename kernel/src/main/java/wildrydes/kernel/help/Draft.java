package wildrydes.kernel.help;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that is still being written, as a class that the compiler can read: the imports before it, types and methods as
 * its members, and what runs before the cursor in a method, so that all that the cursor could see is known. The session
 * stays as it is.
 *
 * @param reading of it
 * @param shift what to add to an offset in the fragment at the cursor, counted in the cell, for that in the reading's text
 */
record Draft(Reading reading, int shift) {

    /** Stands where something is to be completed. */
    static final String HERE = "$here$";

    /** Holds the declaration at the cursor, so that it sees variables and may have any modifier. */
    static final String HOLDER = "Here$";

    /** Runs what comes before the cursor. */
    static final String METHOD = "cell$";

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /**
     * Reads a cell.
     *
     * @param fragments of the cell
     * @param at the fragment at the cursor, as it should be read instead of what the cell holds there
     */
    static Draft read(Reader reader, Surroundings surroundings, List<Fragment> fragments, Fragment at) {
        var imports = new StringBuilder();
        var members = new StringBuilder();
        var code = new StringBuilder();
        int offset = at.offset();
        for (Fragment each : fragments) {
            if (each.offset() == offset) {
                continue;
            }
            switch (each.kind()) {
                case IMPORT -> imports.append(each.source()).append(";\n");
                case TYPE, METHOD -> members.append(each.source()).append('\n');
                case CODE -> {
                    if (each.offset() < offset) {
                        code.append(each.source()).append("\n;");
                    }
                }
            }
        }
        boolean held = at.kind() == Fragment.Kind.TYPE || at.kind() == Fragment.Kind.METHOD;
        String fragment = at.source();
        String header = "package " + Sheet.PACKAGE + ";" + surroundings.imports() + imports
                + imports(surroundings, members + " " + code + " " + fragment);
        String before = "{" + members + "void " + METHOD + "() throws Throwable {" + code
                + (held ? "class " + HOLDER + " {" : "");
        String after = (held ? "\n}" : "\n;") + "}}";
        var start = new int[1];
        Reading reading = reader.read(surroundings, name -> {
            String opening = header + "class " + name + before;
            start[0] = opening.length();
            return opening + fragment + after;
        });
        return new Draft(reading, start[0] - offset);
    }

    /** Imports of what earlier cells declared and this one mentions: each costs time. */
    private static String imports(Surroundings surroundings, String text) {
        var words = new HashSet<String>();
        Matcher word = WORD.matcher(Syntax.of(text).masked());
        while (word.find()) {
            words.add(word.group());
        }
        var imports = new StringBuilder();
        for (Surroundings.Declared each : surroundings.declared()) {
            if (words.contains(each.name())) {
                imports.append("import static ")
                        .append(each.owner())
                        .append('.')
                        .append(each.name())
                        .append(';');
            }
        }
        return imports.toString();
    }
}
