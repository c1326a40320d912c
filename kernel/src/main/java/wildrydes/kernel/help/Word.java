package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * A name in code.
 *
 * @param start where it begins
 * @param qualified it, with the names and dots before it
 * @param callEnd behind the arguments that follow it: at the cursor where they do not end, behind the name if there are none
 * @param isImported whether it stands in an import
 */
record Word(String text, int start, String qualified, int callEnd, boolean isImported) {

    private static final Pattern IMPORT = Pattern.compile("(?s).*\\bimport\\s+(?:static\\s+)?[\\w.\\s]*");

    int end() {
        return start + text.length();
    }

    /**
     * The names that somebody with the cursor here may ask about: the one that the cursor touches, those of the calls whose
     * arguments are written here, innermost first, and that of the call that ends here.
     */
    static List<Word> around(String code, int cursor) {
        String masked = Syntax.of(code).masked();
        var found = new ArrayList<Word>();
        int end = cursor;
        while (end < masked.length() && Character.isJavaIdentifierPart(masked.charAt(end))) {
            end++;
        }
        add(found, masked, end, cursor);
        int open = cursor;
        while ((open = opening(masked, open)) >= 0) {
            add(found, masked, beforeParenthesis(masked, open), cursor);
        }
        int last = cursor - 1;
        if (last >= 0 && masked.charAt(last) == ')') {
            add(found, masked, beforeParenthesis(masked, opening(masked, last)), cursor);
        }
        return found;
    }

    private static void add(List<Word> found, String masked, int end, int cursor) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(masked.charAt(start - 1))) {
            start--;
        }
        String name = masked.substring(start, Math.max(start, end));
        boolean known =
                !name.isEmpty() && (!SourceVersion.isKeyword(name) || name.equals("this") || name.equals("super"));
        if (known && !Character.isDigit(name.charAt(0))) {
            int before = start;
            while (before > 0
                    && (Character.isJavaIdentifierPart(masked.charAt(before - 1))
                            || masked.charAt(before - 1) == '.')) {
                before--;
            }
            Matcher imported = IMPORT.matcher(masked.substring(0, before));
            found.add(new Word(
                    name, start, masked.substring(before, end), callEnd(masked, end, cursor), imported.matches()));
        }
    }

    /** The parenthesis that is open at this offset; -1 if none is in the statement. */
    private static int opening(String masked, int offset) {
        int depth = 0;
        for (int i = Math.min(offset, masked.length()) - 1; i >= 0; i--) {
            char each = masked.charAt(i);
            if (")]}".indexOf(each) >= 0) {
                depth++;
            } else if ("([{".indexOf(each) >= 0) {
                if (depth == 0) {
                    return each == '(' ? i : -1;
                }
                depth--;
            } else if (each == ';' && depth == 0) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the name before a parenthesis ends; type arguments between them are passed over. */
    private static int beforeParenthesis(String masked, int parenthesis) {
        int end = Math.max(0, parenthesis);
        while (end > 0 && Character.isWhitespace(masked.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && masked.charAt(end - 1) == '>') {
            int depth = 0;
            while (end > 0) {
                char each = masked.charAt(--end);
                depth += each == '>' ? 1 : each == '<' ? -1 : 0;
                if (depth == 0) {
                    break;
                }
            }
        }
        return end;
    }

    private static int callEnd(String masked, int end, int cursor) {
        int open = end;
        while (open < masked.length() && " <>".indexOf(masked.charAt(open)) >= 0) {
            open++;
        }
        if (open == masked.length() || masked.charAt(open) != '(') {
            return end;
        }
        int depth = 0;
        for (int i = open; i < masked.length(); i++) {
            depth += "([{".indexOf(masked.charAt(i)) >= 0 ? 1 : ")]}".indexOf(masked.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return Math.max(open + 1, cursor);
    }
}
