package wildrydes.kernel.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns magics behind an equals sign, {@code List<String> added = %jars lib/*.jar}, into calls. Lines stay the same. */
final class InlineMagics {

    private static final Pattern MAGIC = Pattern.compile("(?<![=!<>+\\-*/%&|^])=[ \\t]*(%(\\p{L}\\w*)\\b)");

    private InlineMagics() {}

    /** The same code with calls of {@code lineMagic}. */
    static String rewrite(String code) {
        String rewritten = code;
        Matcher magic = MAGIC.matcher(Mask.of(rewritten));
        while (magic.find()) {
            int end = rewritten.indexOf('\n', magic.end());
            end = end < 0 ? rewritten.length() : end;
            String rest = rewritten.substring(magic.end(), end).strip();
            String words = rest.endsWith(";") ? rest.substring(0, rest.length() - 1) : rest;
            rewritten = rewritten.substring(0, magic.start(1)) + call(magic.group(2), words) + rewritten.substring(end);
            magic = MAGIC.matcher(Mask.of(rewritten));
        }
        return rewritten;
    }

    private static String call(String name, String words) {
        var call = new StringBuilder("lineMagic(\"" + name + "\", java.util.List.<String>of(");
        String separator = "";
        for (String word : Words.of(words)) {
            call.append(separator)
                    .append('"')
                    .append(word.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            separator = ", ";
        }
        return call.append("));").toString();
    }
}
