package wildrydes.cloud.policy;

/** What policies say to a request. */
public sealed interface Decision {

    /** Whether the request may go on. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** A statement allows it, and nothing denies it. */
    record Allowed(NamedPolicy policy, String statement) implements Decision {

        /** For the journal: {@code statement ReadStream of WildrydesDashboardPolicy}. */
        public String by() {
            return statement + " of " + policy.name();
        }
    }

    /** A statement denies it. */
    record Denied(Layer layer, NamedPolicy policy, String statement) implements Decision {}

    /**
     * No statement allows it.
     *
     * @param layer where one is missing
     */
    record NotAllowed(Layer layer) implements Decision {}

    /** As AWS ends its sentence; empty where it says nothing. */
    static String because(Decision decision, String action) {
        if (decision instanceof Denied denied) {
            String kind = denied.layer().words();
            return " with an explicit deny in " + (kind.startsWith("i") ? "an " : "a ") + kind;
        }
        return decision instanceof NotAllowed missing
                ? " because no " + missing.layer().words() + " allows the " + action + " action"
                : "";
    }

    /**
     * AWS's sentence for a refusal (docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html). S3 puts its
     * resources into quotation marks, names none where buckets are listed, and tells nothing to one who did not sign
     * (docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html).
     *
     * @param resource {@code *} for nothing in particular
     */
    static String sentence(String principal, String action, String resource, Decision decision) {
        boolean s3 = action.startsWith("s3:");
        if (s3 && principal.equals("anonymous")) {
            return "Access Denied";
        }
        String named = s3 ? resource.equals("*") ? "" : "\"" + resource + "\"" : resource;
        return "User: " + principal + " is not authorized to perform: " + action
                + (named.isEmpty() ? "" : " on resource: " + named) + because(decision, action);
    }
}
