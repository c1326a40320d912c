package wildrydes.kernel.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a cell that JShell takes at once: a declaration, a statement or an expression.
 *
 * @param source what is compiled
 * @param offset where it begins in the cell
 * @param kind what it looks like; only the order of the pieces hangs on it
 * @param semicolon whether the user ended it with one
 * @param isWhole whether it can be compiled; otherwise compiling it tells what is wrong
 */
record Piece(String source, int offset, Kind kind, boolean semicolon, boolean isWhole) {

    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        /** Runs: a variable, a statement or an expression. */
        CODE
    }

    private static final String NAME = "[\\w$]+";
    private static final String QUALIFIED = "[\\w$.]+";

    /** Between a type and a name; behind {@code int[]} and {@code List<String>} nothing is needed. */
    private static final String GAP = "(?:\\s+|(?<=[\\]>]))";

    private static final Pattern ANNOTATION =
            pattern("@(?!interface\\b)" + QUALIFIED + "\\s*(?:\\((?:[^()]|\\([^()]*\\))*\\))?");
    private static final String MODIFIERS =
            "(?:(?:public|protected|private|static|final|abstract|strictfp|sealed|non-sealed|default|synchronized)\\s+)*";
    private static final Pattern TYPE = pattern(
            "\\s*" + MODIFIERS + "(?:class|interface|enum|record|@interface)\\s+" + NAME + "\\s*[<({\\w][\\s\\S]*");
    private static final Pattern METHOD = pattern("\\s*" + MODIFIERS + "(?:<[^({=]*>\\s*)?"
            + "(?!(?:new|return|throw|else|case|assert|yield|do|try)\\b)" + QUALIFIED
            + "(?:\\s*<[^({=;]*>)?(?:\\s*\\[\\s*])*" + GAP + NAME + "\\s*\\([^{;]*\\)[^{;=]*\\{[\\s\\S]*\\}\\s*");
    private static final Pattern TYPE_NAME = pattern("\\b(?:class|interface|enum|record)\\s+(" + NAME + ")");
    private static final Pattern METHOD_NAME = pattern("(" + NAME + ")\\s*\\(");
    private static final Pattern IMPORT = pattern("\\s*import\\s[\\s\\S]*");
    private static final Pattern SET = pattern("(?<![\\w$])(" + NAME + ")\\s*(?:\\[\\s*]\\s*)*(?:=(?!=)|;|,)");
    private static final Pattern WORD = pattern("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern ASSIGNMENT = pattern("(?<![=!<>])=(?!=)|>>=|<<=|\\+\\+|--");
    private static final Pattern STATEMENT =
            pattern("\\s*(?:switch|return|throw|yield|assert|break|continue)\\b[\\s\\S]*");
    private static final Pattern RETURN = pattern("\\s*return\\b[\\s\\S]*");
    private static final Pattern VARIABLE =
            pattern("\\s*(?:final\\s+)?(?!(?:return|throw|assert|yield|break|continue|new)\\b)" + QUALIFIED
                    + "(?:\\s*<[^=;]*>)?(?:\\s*\\[\\s*])*" + GAP + "(" + NAME + ")\\s*(?:\\[\\s*]\\s*)*[=;,][\\s\\S]*");

    /** A piece that was cut out of a cell here. */
    static Piece of(String source, int offset, boolean semicolon, boolean isWhole) {
        return new Piece(source, offset, kindOf(bare(source)), semicolon, isWhole);
    }

    /** Whether it declares a type or a method. */
    boolean isDeclaration() {
        return kind == Kind.TYPE || kind == Kind.METHOD;
    }

    /** Whether it declares variables. */
    boolean isVariable() {
        return kind == Kind.CODE && VARIABLE.matcher(bare(source)).matches();
    }

    /**
     * Whether it is likely an expression that has a value: the user ended it without a semicolon, and it sets nothing.
     */
    boolean isExpression() {
        String bare = bare(source);
        return kind == Kind.CODE
                && isWhole
                && !semicolon
                && !bare.stripTrailing().endsWith("}")
                && !ASSIGNMENT.matcher(bare).find()
                && !STATEMENT.matcher(bare).matches();
    }

    /** The expression as a variable of this name, which takes the compiler half as many runs. Lines stay where they are. */
    Piece asVariable(String name) {
        String end = Mask.of(source).stripTrailing().endsWith(";") ? "" : "\n;";
        return new Piece("Object " + name + " = " + source + end, offset, kind, semicolon, isWhole);
    }

    /** Whether it is complete as a statement in a block would be, and declares nothing. */
    boolean isStatement() {
        return kind == Kind.CODE
                && isWhole
                && !isReturn()
                && !isVariable()
                && (semicolon || bare(source).stripTrailing().endsWith("}"));
    }

    /** Whether it is the head of a loop or of a condition, and what is to be done is missing. */
    boolean isBareHead() {
        return kind == Kind.CODE
                && !semicolon
                && CompletenessCheck.isHead(Mask.of(source).stripTrailing().replaceFirst(";\\z", ""));
    }

    /** Whether it returns, from no method. */
    boolean isReturn() {
        return kind == Kind.CODE && RETURN.matcher(bare(source)).matches();
    }

    /** What the compiler is given: the source, but for {@link Records}. */
    String compiled() {
        return Records.filled(source, gaps());
    }

    /** The offset in the cell for one in what the compiler was given. */
    int inCell(int position) {
        return offset + Records.original(position, gaps());
    }

    private List<Integer> gaps() {
        return kind == Kind.TYPE ? Records.gaps(source) : List.of();
    }

    /** The name of the type or method that it declares; empty for anything else. */
    String declaredName() {
        Matcher name = (kind == Kind.TYPE ? TYPE_NAME : METHOD_NAME).matcher(bare(source));
        return isDeclaration() && name.find() ? name.group(1) : "";
    }

    /** The name of the type, the method or the first variable that it declares; empty for anything else. */
    String firstName() {
        Matcher variable = VARIABLE.matcher(bare(source));
        return kind == Kind.CODE && variable.matches() ? variable.group(1) : declaredName();
    }

    /** Whether this offset in the cell lies in it. */
    boolean holds(int position) {
        return position >= offset && position <= offset + source.length();
    }

    /** The names that it may declare or set, and perhaps some more. */
    Set<String> names() {
        return all(SET.matcher(bare(source)), 1);
    }

    /** All names that it mentions. */
    Set<String> words() {
        return all(WORD.matcher(bare(source)), 0);
    }

    /** Names may be in any language. */
    private static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static Kind kindOf(String bare) {
        if (IMPORT.matcher(bare).matches()) {
            return Kind.IMPORT;
        }
        if (TYPE.matcher(bare).matches()) {
            return Kind.TYPE;
        }
        return METHOD.matcher(bare).matches() ? Kind.METHOD : Kind.CODE;
    }

    /** The source without comments, annotations and what stands in quotes. */
    private static String bare(String source) {
        return ANNOTATION.matcher(Mask.of(source)).replaceAll(" ");
    }

    private static Set<String> all(Matcher matcher, int group) {
        var all = new HashSet<String>();
        while (matcher.find()) {
            all.add(matcher.group(group));
        }
        return all;
    }
}
