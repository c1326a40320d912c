package wildrydes.kernel.help;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import wildrydes.kernel.api.MimeBundle;

/** Tells what the thing at the cursor is. */
final class Inspector {

    private final Notebook notebook;
    private final Reader reader;
    private final Explanations explanations;

    Inspector(Notebook notebook, Reader reader, Explanations explanations) {
        this.notebook = notebook;
        this.reader = reader;
        this.explanations = explanations;
    }

    /** As {@link Help#inspect}. */
    Optional<MimeBundle> inspect(String cell, int cursor, int detail) {
        String java = notebook.java(cell);
        var at = Cursor.in(java, Math.min(cursor, java.length()), notebook);
        Surroundings surroundings = notebook.surroundings();
        for (Word word : Word.around(java, at.offset())) {
            Draft draft = Draft.read(reader, surroundings, at.fragments(), fragment(at, word));
            Optional<MimeBundle> found = inspect(draft, surroundings, word, detail);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<MimeBundle> inspect(Draft draft, Surroundings surroundings, Word word, int detail) {
        List<Element> elements = word.isImported()
                ? Optional.<Element>ofNullable(draft.reading().elements().getTypeElement(word.qualified()))
                        .map(List::of)
                        .orElse(List.of())
                : Target.of(draft.reading(), word.text(), word.start() + draft.shift());
        return elements.isEmpty()
                ? Optional.empty()
                : Optional.of(describe(draft.reading(), surroundings, elements, detail));
    }

    /** The fragment that holds the word: as it is, if it is whole, or else up to the call that the word begins. */
    private Fragment fragment(Cursor at, Word word) {
        int begin = at.begin(word.end());
        Optional<Fragment> whole = at.fragments().stream()
                .filter(each -> each.offset() == begin)
                .filter(each -> {
                    Syntax syntax = Syntax.of(each.source());
                    return syntax.open().isEmpty() && !syntax.broken() && syntax.end() == Syntax.State.CODE;
                })
                .findFirst();
        return whole.filter(each -> each.kind() != Fragment.Kind.IMPORT)
                .orElseGet(() -> at.upTo(
                        word.callEnd(),
                        // Something is still to come behind a comma, and what, is to be told.
                        at.java().substring(0, word.callEnd()).stripTrailing().endsWith(",") ? Draft.HERE : "",
                        notebook));
    }

    private MimeBundle describe(Reading reading, Surroundings surroundings, List<Element> elements, int detail) {
        var signatures = new ArrayList<String>();
        var docs = new ArrayList<Doc>();
        for (Element each : elements) {
            Doc doc = explanations.of(reading, surroundings, each);
            signatures.add(signature(surroundings, each, doc));
            docs.add(doc);
        }
        return detail > 0
                ? all(signatures, docs, explanations.missing(elements.get(0)))
                : first(
                        signatures,
                        elements.get(0) instanceof TypeElement ? docs.get(0).summary() : docs.get(0));
    }

    /** All signatures, and the documentation of what fits best. */
    private static MimeBundle first(List<String> signatures, Doc doc) {
        String all = String.join("\n", new LinkedHashSet<>(signatures));
        return bundle(all + behind(doc.plain()), fenced(all) + behind(doc.markdown()));
    }

    /** Each signature with its documentation. */
    private static MimeBundle all(List<String> signatures, List<Doc> docs, String hint) {
        var plain = new ArrayList<String>();
        var markdown = new ArrayList<String>();
        for (int i = 0; i < signatures.size(); i++) {
            plain.add(signatures.get(i) + behind(docs.get(i).plain()));
            markdown.add(fenced(signatures.get(i)) + behind(docs.get(i).markdown()));
        }
        boolean brief = docs.stream().allMatch(doc -> doc.plain().isBlank());
        if (brief) {
            String all = String.join("\n", new LinkedHashSet<>(signatures));
            return bundle(all + behind(hint), fenced(all) + behind(hint));
        }
        return bundle(String.join("\n\n", plain), String.join("\n\n", markdown));
    }

    private static MimeBundle bundle(String plain, String markdown) {
        return MimeBundle.text(plain).with("text/markdown", markdown);
    }

    private static String fenced(String code) {
        return "```java\n" + code + "\n```";
    }

    private static String behind(String text) {
        return text.isBlank() ? "" : "\n\n" + text;
    }

    private String signature(Surroundings surroundings, Element element, Doc doc) {
        if (element instanceof ExecutableElement method) {
            return Signatures.of(method, doc.parameters());
        }
        if (element instanceof TypeElement type) {
            return Signatures.of(type);
        }
        if (element instanceof VariableElement variable) {
            return Signatures.of(variable) + value(surroundings, variable);
        }
        return element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + element.getSimpleName();
    }

    private String value(Surroundings surroundings, VariableElement variable) {
        String owner = Names.around(variable).toString();
        return surroundings.declared().stream()
                .filter(each ->
                        each.owner().equals(owner) && variable.getSimpleName().contentEquals(each.name()))
                .findFirst()
                .map(each -> " = " + Glance.at(notebook.value(each).orElse(null)))
                .orElse("");
    }
}
