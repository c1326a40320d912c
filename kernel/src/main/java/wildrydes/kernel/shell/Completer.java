package wildrydes.kernel.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import wildrydes.kernel.shell.Completions.Match;

/** Says what may stand at the cursor. */
final class Completer {

    private static final Pattern MAGIC = Pattern.compile("[ \\t]*(%%?)(\\w*)");
    private static final Pattern PACKAGE =
            Pattern.compile("(?s).*(?:\\bimport\\s+(?:static\\s+)?|\\b(?:java|javax|jdk|com|org|io|net)\\.)[a-z\\w.]*");

    private final Session session;
    private final Magics magics;

    Completer(Session session, Magics magics) {
        this.session = session;
        this.magics = magics;
    }

    Completions complete(String code, int cursor) {
        int line = code.lastIndexOf('\n', cursor - 1) + 1;
        Matcher magic = MAGIC.matcher(code.substring(line, cursor));
        if (magic.matches()) {
            return magics(magic.group(1), magic.group(2), cursor);
        }
        Draft draft = Draft.of(session, code, cursor);
        var anchor = new int[] {draft.source().length()};
        List<Suggestion> suggestions = session.analysing(analysis ->
                analysis.completionSuggestions(draft.source(), draft.source().length(), anchor));
        int start = Math.min(cursor, anchor[0] + draft.shift());
        boolean inPackage = PACKAGE.matcher(code.substring(0, start)).matches();
        Map<String, Match> matches = new LinkedHashMap<>();
        suggestions.stream()
                .sorted(Comparator.comparing(Suggestion::matchesType).reversed())
                .map(Suggestion::continuation)
                .filter(text -> !text.startsWith("$") && !text.startsWith("do_it$"))
                .forEach(text -> matches.putIfAbsent(text, new Match(text, type(text, inPackage), "")));
        return new Completions(List.copyOf(matches.values()), start, cursor);
    }

    private Completions magics(String sign, String begun, int cursor) {
        Set<String> names = magics.names(sign.length() == 2);
        List<Match> matches = names.stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> new Match(sign + name, "magic", ""))
                .toList();
        return new Completions(matches, cursor - begun.length() - sign.length(), cursor);
    }

    /** The analysis tells no kinds: Java's conventions for names do. */
    private static String type(String text, boolean inPackage) {
        if (text.endsWith("(") || text.endsWith(")")) {
            return "function";
        }
        if (SourceVersion.isKeyword(text)) {
            return "keyword";
        }
        if (Character.isUpperCase(text.charAt(0)) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return "class";
        }
        return inPackage ? "module" : "instance";
    }
}
