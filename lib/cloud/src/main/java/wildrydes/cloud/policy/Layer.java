package wildrydes.cloud.policy;

/** The kinds of policies that AWS looks at, each of which can stand in a request's way. */
public enum Layer {
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    RESOURCE("resource-based policy"),
    TRUST("role trust policy");

    private final String words;

    Layer(String words) {
        this.words = words;
    }

    /** As AWS's sentences call such a policy. */
    public String words() {
        return words;
    }
}
