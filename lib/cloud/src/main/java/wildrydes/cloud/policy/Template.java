package wildrydes.cloud.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a policy that may have variables, such as {@code arn:aws:s3:::home/${aws:username}/*}
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html). Immutable.
 */
final class Template {

    private final String source;
    /** Marked texts and variables by turns; just one text where there is no variable. */
    private final List<Piece> pieces;

    private record Piece(
            String text,
            @Nullable String variable,
            @Nullable String otherwise) {}

    private Template(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = pieces;
    }

    /** @param variables whether {@code ${...}} means something, as from version 2012-10-17 on */
    static Template of(String source, boolean variables) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int end = variables && source.startsWith("${", at) ? source.indexOf('}', at) : -1;
            if (end < 0) {
                text.append(Glob.marked(source.substring(at, at + 1)));
                at++;
                continue;
            }
            String inside = source.substring(at + 2, end);
            if (inside.length() == 1 && "*?$".contains(inside)) {
                text.append(inside);
            } else {
                pieces.add(piece(text.toString(), inside));
                text.setLength(0);
            }
            at = end + 1;
        }
        pieces.add(new Piece(text.toString(), null, null));
        return new Template(source, List.copyOf(pieces));
    }

    private static Piece piece(String before, String inside) {
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Piece(before, inside.strip(), null);
        }
        String otherwise = inside.substring(comma + 1).strip();
        boolean quoted = otherwise.length() > 1 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return new Piece(
                before,
                inside.substring(0, comma).strip(),
                quoted ? otherwise.substring(1, otherwise.length() - 1) : otherwise);
    }

    /** The marked pattern for a request; null where a variable has no single value in it. */
    @Nullable
    String pattern(Context context) {
        if (pieces.size() == 1) {
            return pieces.get(0).text();
        }
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece.text());
            String variable = piece.variable();
            if (variable != null) {
                String value = context.single(variable);
                String known = value != null ? value : piece.otherwise();
                if (known == null) {
                    return null;
                }
                filled.append(known);
            }
        }
        return filled.toString();
    }

    /** The value for a request with no wildcards marked; null as for {@link #pattern}. */
    @Nullable
    String value(Context context) {
        String pattern = pattern(context);
        return pattern == null ? null : Glob.shown(pattern);
    }

    /** As it stands in the document. */
    @Override
    public String toString() {
        return source;
    }
}
