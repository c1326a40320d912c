package wildrydes.cloud.policy;

import org.jspecify.annotations.Nullable;

/**
 * A policy under the name by which people know it; its document is read when it is first needed, since most policies of an
 * account never are. Safe for concurrent use.
 */
public final class NamedPolicy {

    private final String name;
    private final String type;
    private final String text;
    private final PolicyType documentType;
    private volatile @Nullable PolicyDocument document;

    private NamedPolicy(String name, String type, String text, PolicyType documentType) {
        this.name = name;
        this.type = type;
        this.text = text;
        this.documentType = documentType;
    }

    /**
     * A policy.
     *
     * @param name an ARN, or the name of an inline policy
     * @param type as people call such a policy, for example {@code inline policy of role Guest}
     * @param text the document in JSON, valid for its type
     */
    public static NamedPolicy of(String name, String type, String text, PolicyType documentType) {
        return new NamedPolicy(name, type, text, documentType);
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    /** The document as it was written. */
    public String text() {
        return text;
    }

    /** The document, read. */
    public PolicyDocument document() {
        PolicyDocument known = document;
        if (known == null) {
            known = PolicyReader.stored(text, documentType);
            document = known;
        }
        return known;
    }
}
