package wildrydes.lab.strip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.DenialReading;
import wildrydes.lab.cloud.JournalEntry;
import wildrydes.lab.render.Html;

/** Calls on one line, unfolding to a row for each kind of call. */
final class StripView {

    /** Calls that differ in nothing but when they came, and how large they were. */
    private record Kind(String service, String operation, String resource, int status, String errorCode) {

        static Kind of(JournalEntry call) {
            return new Kind(call.service(), call.operation(), call.resource(), call.status(), call.errorCode());
        }
    }

    /** What the journal has for calls that nobody needs a right for, such as a guest's first ones. */
    private static final String FOR_ALL = "open to everyone";

    private StripView() {}

    /**
     * Calls as a strip; what policies refused is told in its line, in red.
     *
     * @param command the {@code aws} line of a call; empty where it is not known
     * @param why the reason of policies that refused a call; empty where they did not
     */
    static MimeBundle of(
            List<JournalEntry> calls,
            Function<JournalEntry, String> command,
            Function<JournalEntry, Optional<DenialReading>> why) {
        Map<Kind, List<JournalEntry>> kinds = new LinkedHashMap<>();
        calls.forEach(call ->
                kinds.computeIfAbsent(Kind.of(call), kind -> new ArrayList<>()).add(call));
        Map<Kind, DenialReading> denials = new LinkedHashMap<>();
        kinds.forEach((kind, same) -> {
            if (!same.get(0).ok()) {
                why.apply(same.get(0)).ifPresent(denial -> denials.put(kind, denial));
            }
        });
        String summary = summary(calls);
        String denied =
                denials.values().stream().map(StripView::denied).distinct().collect(Collectors.joining("; "));
        Html html = new Html()
                .raw("<details style=\"" + Html.FAINT + "\"><summary>")
                .text(summary);
        if (!denied.isEmpty()) {
            html.text(", ").element("span", Html.BAD, denied);
        }
        html.raw("</summary>")
                .open("table", "border-collapse:collapse;margin:4px 0")
                .open("tr", Html.ROW);
        for (String head : List.of("call", "resource", "result", "bytes sent", "bytes received")) {
            html.element("th", Html.cell(head.startsWith("bytes")), head);
        }
        html.raw("</tr>");
        kinds.forEach((kind, same) -> row(
                html,
                kind,
                same,
                command,
                Optional.ofNullable(denials.get(kind)).map(DenialReading::text).orElse("")));
        return MimeBundle.text(denied.isEmpty() ? summary : summary + ", " + denied)
                .withHtml(html.raw("</table></details>").toString());
    }

    /** Who may not do what to which resource. */
    private static String denied(DenialReading denial) {
        String who = who(denial.who());
        return "denied: " + denial.action() + " on " + shortened(denial.resource())
                + (who.isEmpty() ? "" : " for " + who);
    }

    /** The role of a session, the name of a user; empty for those who did not sign. */
    private static String who(String arn) {
        String[] parts = shortened(arn).split("/");
        return parts.length > 1 ? parts[1] : "";
    }

    private static String summary(List<JournalEntry> calls) {
        long refused = calls.stream().filter(call -> !call.ok()).count();
        List<String> allowedBy = calls.stream()
                .map(JournalEntry::allowedBy)
                .filter(name -> !name.isEmpty() && !name.equals(FOR_ALL))
                .distinct()
                .toList();
        boolean forAll = calls.stream().anyMatch(call -> call.allowedBy().equals(FOR_ALL));
        double cost = calls.stream().mapToDouble(JournalEntry::cost).sum();
        return calls.size()
                + (calls.size() == 1 ? " call" : " calls")
                + (refused == 0 ? "" : ", " + refused + " refused")
                + (allowedBy.isEmpty() ? "" : ", allowed by " + String.join(" and ", allowedBy))
                + (forAll ? ", " + FOR_ALL : "")
                + String.format(Locale.ROOT, ", $%.4f", cost);
    }

    private static void row(
            Html html, Kind kind, List<JournalEntry> same, Function<JournalEntry, String> command, String reason) {
        JournalEntry first = same.get(0);
        String line = command.apply(first);
        String times = same.size() == 1 ? "" : " \u00d7 " + same.size();
        html.open("tr", line.isEmpty() ? Html.ROW : "")
                .element("td", Html.cell(false), kind.service() + " " + kind.operation() + times)
                .element("td", Html.cell(false), shortened(kind.resource()))
                .open("td", Html.cell(false) + (first.ok() ? "" : ";" + Html.BAD))
                .text(result(kind, same))
                .close("td")
                .element(
                        "td",
                        Html.cell(true),
                        same.stream().mapToLong(JournalEntry::requestBytes).sum())
                .element(
                        "td",
                        Html.cell(true),
                        same.stream().mapToLong(JournalEntry::responseBytes).sum())
                .raw("</tr>");
        if (!line.isEmpty()) {
            html.open("tr", Html.ROW)
                    .raw("<td colspan=\"5\" style=\"text-align:left;padding:0 8px 4px 24px\">")
                    .element("code", "background:transparent", line)
                    .raw("</td></tr>");
        }
        if (!reason.isEmpty()) {
            html.open("tr", Html.ROW)
                    .raw("<td colspan=\"5\" style=\"text-align:left;padding:0 8px 4px 24px\">")
                    .element("pre", "background:transparent;margin:0", reason.strip())
                    .raw("</td></tr>");
        }
    }

    private static String result(Kind kind, List<JournalEntry> same) {
        if (kind.errorCode().isEmpty()) {
            return String.valueOf(kind.status());
        }
        String sentences =
                same.stream().map(JournalEntry::message).distinct().limit(1).collect(Collectors.joining());
        return kind.status() + " " + kind.errorCode() + (sentences.isEmpty() ? "" : ": " + sentences);
    }

    /** The last part of an ARN: account and Region are the same in all of them. */
    private static String shortened(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 ? parts[5] : arn;
    }
}
