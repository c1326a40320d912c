package wildrydes.cloud.logs.pattern;

/** Tells which log events somebody looks for. Safe for concurrent use. */
@FunctionalInterface
public interface FilterPattern {

    boolean matches(String message);

    /**
     * Reads a pattern: terms, {@code { conditions on JSON }} or {@code [fields separated by spaces]}.
     *
     * @param pattern one without anything in it lets every event through
     * @throws PatternException where it is none
     */
    static FilterPattern of(String pattern) {
        PatternText text = new PatternText(pattern);
        text.space();
        return switch (text.peek()) {
            case '{' -> JsonPattern.read(text);
            case '[' -> FieldsPattern.read(text);
            default -> TermsPattern.read(text);
        };
    }
}
