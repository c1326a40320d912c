package wildrydes.kernel.help;

import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a documentation comment as text or as Markdown: its tags are meant for a browser. */
final class DocWriter extends SimpleDocTreeVisitor<@Nullable Void, @Nullable Void> {

    private static final Pattern SNIPPET = Pattern.compile("\\{@snippet\\b[^:}]*:([\\s\\S]*)\\}", Pattern.UNICODE_CASE);
    private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s*([\\s\\S]*)\\}");

    private final boolean markdown;
    private final Supplier<String> inherited;
    private StringBuilder out = new StringBuilder();
    private boolean preformatted;

    /** @param inherited what stands for {@code {@inheritDoc}} */
    DocWriter(boolean markdown, Supplier<String> inherited) {
        this.markdown = markdown;
        this.inherited = inherited;
    }

    /** The description, then parameters, results and exceptions. */
    String write(DocCommentTree comment) {
        var sections = new ArrayList<String>();
        sections.add(block(comment.getFullBody()));
        var deprecated = new ArrayList<String>();
        var parameters = new ArrayList<String>();
        var returns = new ArrayList<String>();
        var throwing = new ArrayList<String>();
        var since = new ArrayList<String>();
        for (DocTree each : comment.getBlockTags()) {
            if (each instanceof ParamTree tag) {
                String name = tag.isTypeParameter()
                        ? "<" + tag.getName() + ">"
                        : tag.getName().toString();
                parameters.add(item(code(name), tag.getDescription()));
            } else if (each instanceof ReturnTree tag) {
                returns.add(block(tag.getDescription()));
            } else if (each instanceof ThrowsTree tag) {
                throwing.add(item(code(reference(tag.getExceptionName().toString())), tag.getDescription()));
            } else if (each instanceof DeprecatedTree tag) {
                deprecated.add(block(tag.getBody()));
            } else if (each instanceof SinceTree tag) {
                since.add(block(tag.getBody()));
            }
        }
        sections.add(section("Deprecated", deprecated));
        sections.add(section("Parameters", parameters));
        sections.add(section("Returns", returns));
        sections.add(section("Throws", throwing));
        sections.add(section("Since", since));
        sections.removeIf(String::isBlank);
        return String.join("\n\n", sections);
    }

    private String section(String title, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        String head = markdown ? "**" + title + ":**" : title + ":";
        boolean list = title.equals("Parameters") || title.equals("Throws");
        return list
                ? head + "\n\n".substring(markdown ? 0 : 1) + String.join("\n", items)
                : head + " " + String.join(" ", items);
    }

    private String item(String name, List<? extends DocTree> description) {
        String text = block(description).replaceAll("\\s*\n\\s*", " ");
        return (markdown ? "- " : "  ") + name + (text.isEmpty() ? "" : " - " + text);
    }

    private String block(List<? extends DocTree> trees) {
        StringBuilder outer = out;
        out = new StringBuilder();
        trees.forEach(each -> each.accept(this, null));
        String text = out.toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
        out = outer;
        return text;
    }

    private String code(String text) {
        return markdown ? "`" + text + "`" : text;
    }

    private void append(String text) {
        if (preformatted) {
            out.append(text);
            return;
        }
        String flowing = text.replaceAll("\\s+", " ");
        boolean atStart = out.length() == 0 || Character.isWhitespace(out.charAt(out.length() - 1));
        out.append(atStart ? flowing.stripLeading() : flowing);
    }

    private void newLine(int lines) {
        if (out.length() == 0) {
            return;
        }
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        int there = 0;
        while (there < out.length() && out.charAt(out.length() - 1 - there) == '\n') {
            there++;
        }
        out.append("\n".repeat(Math.max(0, lines - there)));
    }

    @Override
    public @Nullable Void visitText(TextTree text, @Nullable Void nothing) {
        append(markdown && !preformatted ? text.getBody().replace("*", "\\*") : text.getBody());
        return nothing;
    }

    @Override
    public @Nullable Void visitEntity(EntityTree entity, @Nullable Void nothing) {
        boolean keep = markdown
                && !preformatted
                && (entity.getName().contentEquals("lt") || entity.getName().contentEquals("amp"));
        append(
                keep
                        ? "&" + entity.getName() + ";"
                        : Entities.text(entity.getName().toString()));
        return nothing;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
        String text = literal.getBody().getBody();
        boolean plain = preformatted || literal.getKind() == DocTree.Kind.LITERAL;
        if (!plain) {
            text = text.replaceAll("\\s+", " ").strip();
        }
        // Not through append: the spaces in code are its own.
        out.append(plain ? text : code(text));
        return nothing;
    }

    @Override
    public @Nullable Void visitLink(LinkTree link, @Nullable Void nothing) {
        if (link.getLabel().isEmpty()) {
            append(
                    preformatted
                            ? reference(link.getReference().getSignature())
                            : code(reference(link.getReference().getSignature())));
        } else {
            append(block(link.getLabel()));
        }
        return nothing;
    }

    @Override
    public @Nullable Void visitInheritDoc(InheritDocTree tag, @Nullable Void nothing) {
        append(inherited.get().replaceAll("\n\n[\\s\\S]*", ""));
        return nothing;
    }

    @Override
    public @Nullable Void visitSummary(SummaryTree summary, @Nullable Void nothing) {
        append(block(summary.getSummary()));
        return nothing;
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tag, @Nullable Void nothing) {
        append("Returns " + block(tag.getDescription()) + ".");
        return nothing;
    }

    @Override
    public @Nullable Void visitStartElement(StartElementTree element, @Nullable Void nothing) {
        switch (element.getName().toString().toLowerCase(Locale.ROOT)) {
            case "p", "blockquote", "table", "h1", "h2", "h3", "h4", "dl", "ul", "ol" -> newLine(2);
            case "li" -> {
                newLine(1);
                out.append("- ");
            }
            case "br", "tr", "dt", "dd", "div" -> newLine(1);
            case "td", "th" -> append(" ");
            case "pre" -> {
                newLine(2);
                out.append(markdown ? "```\n" : "");
                preformatted = true;
            }
            case "code", "tt" -> mark("`");
            case "i", "em", "var" -> mark("*");
            case "b", "strong" -> mark("**");
            default -> {}
        }
        return nothing;
    }

    @Override
    public @Nullable Void visitEndElement(EndElementTree element, @Nullable Void nothing) {
        switch (element.getName().toString().toLowerCase(Locale.ROOT)) {
            case "p", "blockquote", "table", "h1", "h2", "h3", "h4", "dl", "ul", "ol" -> newLine(2);
            case "pre" -> {
                preformatted = false;
                newLine(1);
                out.append(markdown ? "```\n\n" : "\n");
            }
            case "code", "tt" -> mark("`");
            case "i", "em", "var" -> mark("*");
            case "b", "strong" -> mark("**");
            default -> {}
        }
        return nothing;
    }

    /** Markdown's, {@code snippet}, and tags that JDKs to come may add. */
    @Override
    protected @Nullable Void defaultAction(DocTree tree, @Nullable Void nothing) {
        String text = tree.toString();
        Matcher snippet = SNIPPET.matcher(text);
        if (snippet.matches()) {
            newLine(2);
            out.append(markdown ? "```java\n" : "")
                    .append(snippet.group(1).stripIndent().strip())
                    .append(markdown ? "\n```\n\n" : "\n\n");
            return nothing;
        }
        Matcher inline = INLINE.matcher(text);
        if (inline.matches()) {
            append(inline.group(1));
        } else if (!text.startsWith("<!--")) {
            out.append(text);
        }
        return nothing;
    }

    private void mark(String sign) {
        if (markdown && !preformatted) {
            out.append(sign);
        }
    }

    private static String reference(String signature) {
        String text = signature.startsWith("#") ? signature.substring(1) : signature;
        return text.replace('#', '.');
    }
}
