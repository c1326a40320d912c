package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts the words behind a magic by the names that its author gave them. */
public final class MagicsArgs {

    /** What several values of one keyword mean. */
    public enum KeywordSpec {
        /** A second one is a mistake. */
        ONCE,
        /** All count. */
        COLLECT,
        /** The last counts. */
        REPLACE
    }

    private static final Pattern KEYWORD = Pattern.compile("--([^=]+)(?:=(.*))?");
    private static final Pattern FLAGS = Pattern.compile("-(\\p{Alpha}+)");

    private final MagicsArgsBuilder schema;

    private MagicsArgs(MagicsArgsBuilder schema) {
        this.schema = schema;
    }

    public static MagicsArgsBuilder builder() {
        return new MagicsArgsBuilder();
    }

    /**
     * The words by their names. Every name that was announced has a list, an empty one if nothing was given for it.
     *
     * @throws MagicArgsParseException if a word is missing, or one too many, or unknown
     */
    public Map<String, List<String>> parse(List<String> words) throws MagicArgsParseException {
        var parsed = new LinkedHashMap<String, List<String>>();
        schema.places.forEach(name -> parsed.put(name, new ArrayList<>()));
        schema.keywords.keySet().forEach(name -> parsed.put(name, new ArrayList<>()));
        int place = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Matcher keyword = KEYWORD.matcher(word);
            Matcher flags = FLAGS.matcher(word);
            if (keyword.matches()) {
                String name = known(keyword.group(1), schema.anyKeyword, "keyword argument");
                String value = keyword.group(2);
                if (value == null) {
                    i++;
                    if (i == words.size()) {
                        throw new MagicArgsParseException(
                                "'" + name + "' is a keyword argument but no value was supplied.");
                    }
                    value = words.get(i);
                }
                put(parsed, name, value);
            } else if (flags.matches()) {
                for (char flag : flags.group(1).toCharArray()) {
                    String name = schema.flags.getOrDefault(flag, String.valueOf(flag));
                    known(name, schema.anyFlag, "flag argument");
                    put(parsed, name, schema.flagValues.getOrDefault(name, ""));
                }
            } else {
                String name = nameAt(place);
                place++;
                put(parsed, name, word);
            }
        }
        if (place < schema.required) {
            throw new MagicArgsParseException(
                    "Missing required positional arguments: " + schema.places.subList(place, schema.required));
        }
        return parsed;
    }

    private String nameAt(int place) throws MagicArgsParseException {
        int last = schema.places.size() - 1;
        if (place > last && schema.rest == null) {
            throw new MagicArgsParseException("Too many positional arguments.");
        }
        return schema.places.get(Math.min(place, last));
    }

    private String known(String name, boolean any, String kind) throws MagicArgsParseException {
        if (!any && !schema.keywords.containsKey(name)) {
            throw new MagicArgsParseException("Unknown " + kind + " '" + name + "'.");
        }
        return name;
    }

    private void put(Map<String, List<String>> parsed, String name, String value) throws MagicArgsParseException {
        List<String> values = parsed.computeIfAbsent(name, any -> new ArrayList<>());
        KeywordSpec spec = schema.keywords.getOrDefault(name, KeywordSpec.COLLECT);
        if (spec == KeywordSpec.ONCE && !values.isEmpty()) {
            throw new MagicArgsParseException("'" + name + "' may only be specified once.");
        }
        if (spec == KeywordSpec.REPLACE) {
            values.clear();
        }
        values.add(value);
    }

    /** What a magic takes. */
    public static final class MagicsArgsBuilder {

        /** All names of words by place; the last may be that of the rest. */
        private final List<String> places = new ArrayList<>();

        private final Map<String, KeywordSpec> keywords = new LinkedHashMap<>();
        private final Map<Character, String> flags = new HashMap<>();
        private final Map<String, String> flagValues = new HashMap<>();
        private int required;
        private @Nullable String rest;
        private boolean anyKeyword = true;
        private boolean anyFlag = true;

        private MagicsArgsBuilder() {}

        /** Adds a word that must be there. @throws IllegalStateException behind words that may be missing */
        public MagicsArgsBuilder required(String name) {
            if (required < places.size()) {
                throw new IllegalStateException("The argument " + name
                        + " is required and stands behind optional ones. Name the required arguments first.");
            }
            places.add(name);
            required++;
            return this;
        }

        public MagicsArgsBuilder optional(String name) {
            places.add(rest == null ? places.size() : places.size() - 1, name);
            return this;
        }

        /** Adds all words that are left. @throws IllegalStateException for a second one */
        public MagicsArgsBuilder varargs(String name) {
            if (rest != null) {
                throw new IllegalStateException("The rest of the words is named " + rest + " already, and cannot be "
                        + name + ", too. Name it once.");
            }
            rest = name;
            places.add(name);
            return this;
        }

        /** {@code --name value}, or {@code --name=value}. */
        public MagicsArgsBuilder keyword(String name, KeywordSpec spec, KeywordSpec... more) {
            List<KeywordSpec> specs = new ArrayList<>(List.of(more));
            specs.add(spec);
            // What is stricter counts.
            keywords.put(name, specs.stream().min(MagicsArgsBuilder::strictness).orElse(spec));
            return this;
        }

        public MagicsArgsBuilder keyword(String name) {
            return keyword(name, KeywordSpec.COLLECT);
        }

        /** {@code -f} for a keyword with this value. */
        public MagicsArgsBuilder flag(String name, char shortName, String value) {
            flagValues.put(name, value);
            return flag(name, shortName);
        }

        /** {@code -f} for a keyword with an empty value. */
        public MagicsArgsBuilder flag(String name, char shortName) {
            flags.put(shortName, name);
            return keyword(name);
        }

        public MagicsArgsBuilder anyKeyword() {
            anyKeyword = true;
            return this;
        }

        public MagicsArgsBuilder onlyKnownKeywords() {
            anyKeyword = false;
            return this;
        }

        public MagicsArgsBuilder anyFlag() {
            anyFlag = true;
            return this;
        }

        public MagicsArgsBuilder onlyKnownFlags() {
            anyFlag = false;
            return this;
        }

        public MagicsArgs build() {
            return new MagicsArgs(this);
        }

        private static int strictness(KeywordSpec one, KeywordSpec other) {
            List<KeywordSpec> order = List.of(KeywordSpec.ONCE, KeywordSpec.REPLACE, KeywordSpec.COLLECT);
            return Integer.compare(order.indexOf(one), order.indexOf(other));
        }
    }
}
