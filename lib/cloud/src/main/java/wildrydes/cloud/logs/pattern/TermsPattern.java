package wildrydes.cloud.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Words, phrases in quotation marks and regular expressions that a message contains, in the very case: all of them, but those
 * behind a minus sign not. Where each has a question mark, any of them; a question mark among others is passed over.
 */
record TermsPattern(List<Predicate<String>> all, List<Predicate<String>> any, List<Predicate<String>> none)
        implements FilterPattern {

    static TermsPattern read(PatternText text) {
        List<Predicate<String>> plain = new ArrayList<>();
        List<Predicate<String>> optional = new ArrayList<>();
        List<Predicate<String>> excluded = new ArrayList<>();
        for (text.space(); !text.ended(); text.space()) {
            List<Predicate<String>> kind = plain;
            if (text.take("?")) {
                kind = optional;
            } else if (text.take("-")) {
                kind = excluded;
                text.space();
            }
            kind.add(term(text));
        }
        if (plain.isEmpty() && excluded.isEmpty()) {
            return new TermsPattern(List.of(), optional, List.of());
        }
        plain.addAll(optional);
        return new TermsPattern(plain, List.of(), excluded);
    }

    private static Predicate<String> term(PatternText text) {
        if (text.take("\"")) {
            String phrase = text.quoted('"');
            return message -> message.contains(phrase);
        }
        if (text.take("%")) {
            return text.expression().asPredicate();
        }
        String word = text.word("_");
        if (word.isEmpty() || !text.ended() && !Character.isWhitespace(text.peek())) {
            throw text.wrong();
        }
        return message -> message.contains(word);
    }

    @Override
    public boolean matches(String message) {
        return all.stream().allMatch(term -> term.test(message))
                && (any.isEmpty() || any.stream().anyMatch(term -> term.test(message)))
                && none.stream().noneMatch(term -> term.test(message));
    }
}
