package wildrydes.kernel.help;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** A page of documentation for a browser, as the javadoc tool has made it since Java 8. */
final class JavadocPage {

    private static final Pattern BLOCK = Pattern.compile("(?s)<div class=\"block\">(.*?)</div>");
    private static final Pattern DETAIL = Pattern.compile("(?s)<(?:section class=\"detail\"|a (?:id|name)=)");

    private final String html;

    JavadocPage(String html) {
        this.html = html;
    }

    /** Where the page of an element lies in the jar. */
    static String file(Element element) {
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = Names.around(type);
        }
        String name = type.getSimpleName().toString();
        Element outer = Names.around(type);
        while (outer instanceof TypeElement) {
            name = outer.getSimpleName() + "." + name;
            outer = Names.around(outer);
        }
        return ((PackageElement) outer).getQualifiedName().toString().replace('.', '/') + "/" + name + ".html";
    }

    /** What the page says of an element. */
    Optional<DocText> text(Element element) {
        int start = element instanceof TypeElement ? 0 : anchor(element);
        if (start < 0) {
            return Optional.empty();
        }
        Matcher block = BLOCK.matcher(html);
        Matcher next = DETAIL.matcher(html);
        boolean found = block.find(start);
        boolean ofNext =
                !(element instanceof TypeElement) && next.find(start + 1) && found && next.start() < block.start();
        if (!found || ofNext) {
            return Optional.empty();
        }
        String text = plain(block.group(1));
        return Optional.of(new DocText(text, text));
    }

    private int anchor(Element element) {
        String name = element.getSimpleName().toString();
        if (!(element instanceof ExecutableElement method)) {
            return find(name);
        }
        String types = method.getParameters().stream()
                .map(each -> each.asType().toString().replaceAll("<.*>", ""))
                .collect(Collectors.joining(","));
        String newer = (method.getKind() == ElementKind.CONSTRUCTOR ? "&lt;init&gt;" : name) + "(" + types + ")";
        String older = (method.getKind() == ElementKind.CONSTRUCTOR
                        ? Names.around(element).getSimpleName()
                        : name) + "-" + types.replace(",", "-") + "-";
        int found = find(newer);
        return found >= 0 ? found : Math.max(find(newer.replace("&lt;", "<").replace("&gt;", ">")), find(older));
    }

    private int find(String anchor) {
        int id = html.indexOf("id=\"" + anchor + "\"");
        return id >= 0 ? id : html.indexOf("name=\"" + anchor + "\"");
    }

    private static String plain(String html) {
        String text = html.replaceAll("\\s+", " ")
                .replaceAll("(?i)\\s*<(?:p|ul|ol|pre|dl)\\b[^>]*>\\s*", "\n\n")
                .replaceAll("(?i)\\s*<li\\b[^>]*>\\s*", "\n- ")
                .replaceAll("(?i)\\s*<br\\b[^>]*>\\s*", "\n")
                .replaceAll("<[^>]*>", "");
        return Entities.decoded(text).strip();
    }
}
