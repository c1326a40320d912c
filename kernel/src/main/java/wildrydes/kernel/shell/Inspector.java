package wildrydes.kernel.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.display.CellNames;

/** Tells what the thing at the cursor is. */
final class Inspector {

    private final Session session;

    Inspector(Session session) {
        this.session = session;
    }

    /** @param detail 0 for signatures, 1 with documentation, where the sources are there */
    Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        Draft draft = Draft.of(session, code, end(code, cursor));
        List<Documentation> found = session.analysing(analysis ->
                analysis.documentation(draft.source(), draft.source().length(), detail > 0));
        String text = found.stream()
                .map(each -> detail > 0 ? withText(each) : signature(each))
                .distinct()
                .collect(Collectors.joining(detail > 0 ? "\n\n" : "\n"));
        return text.isBlank() ? Optional.empty() : Optional.of(MimeBundle.text(text));
    }

    /** Where the analysis must look: behind the name at the cursor and, for a call, behind its parenthesis. */
    private static int end(String code, int cursor) {
        int end = Math.min(cursor, code.length());
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        boolean inName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        if (!inName) {
            return end;
        }
        int next = end;
        while (next < code.length() && code.charAt(next) == ' ') {
            next++;
        }
        return next < code.length() && code.charAt(next) == '(' ? next + 1 : end;
    }

    private static String signature(Documentation each) {
        return CellNames.plain(each.signature());
    }

    private static String withText(Documentation each) {
        String text = each.javadoc();
        return text == null || text.isBlank() ? signature(each) : signature(each) + "\n\n" + plain(text);
    }

    /** Documentation as text: its tags are for a browser. */
    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@(?:code|literal|link|linkplain|value)\\s+([^}]*)}", "$1")
                .replaceAll("(?i)\\s*<(?:p|li|tr|br|pre|ul|ol|dd|dt)\\b[^>]*>", "\n")
                .replaceAll("<[^>\n]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }
}
