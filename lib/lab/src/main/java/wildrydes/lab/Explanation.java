package wildrydes.lab;

import java.util.Map;

/**
 * An error of AWS in other words.
 *
 * @param meaning what the code means
 * @param next what to do
 */
record Explanation(String meaning, String next) {

    static final Explanation NONE = new Explanation("", "");

    static final Explanation NO_ANSWER = new Explanation(
            "The call did not reach AWS, or its answer did not come back.",
            "Run Lab.open() again, which starts the cloud where it does not run, and then this cell.");

    private static final Explanation REFUSED =
            new Explanation("AWS did not accept the call as it is.", "Read the sentence: it names what to change.");

    private static final Explanation FAULT =
            new Explanation("The fault is on the side of AWS.", "Send the call again.");

    private static final int LEAST_FAULT = 500;

    private static final Map<String, Explanation> BY_CODE = Map.ofEntries(
            Map.entry(
                    "ResourceNotFoundException",
                    new Explanation(
                            "There is no such thing in this account and this Region; it may exist in another.",
                            "See how the name is written, whether it was created, and in which Region.")),
            Map.entry(
                    "ResourceInUseException",
                    new Explanation(
                            "It is there already, or is being changed at this moment.",
                            "Use the one that is there, or wait until it is ACTIVE.")),
            Map.entry(
                    "LimitExceededException",
                    new Explanation(
                            "The account has as many as it may, or asked too often in a short time.",
                            "Delete what is no longer needed, or let some seconds pass: lab.clock().run(ofSeconds(10)).")),
            Map.entry(
                    "InvalidArgumentException",
                    new Explanation(
                            "Each value alone is well formed, but one does not fit this resource.",
                            "Compare the value that the sentence names with describe().")),
            Map.entry(
                    "ValidationException",
                    new Explanation(
                            "A value is missing, too long, or not of the form that this call requires.",
                            "Correct the value that the sentence names.")),
            Map.entry(
                    "ProvisionedThroughputExceededException",
                    new Explanation(
                            "The shard has no room left in this second: it takes 1,000 records or 1 MB, and answers five"
                                    + " reads.",
                            "Let a second pass and send again: lab.clock().run(ofSeconds(1)).")),
            Map.entry(
                    "ExpiredIteratorException",
                    new Explanation(
                            "An iterator is good for five minutes of the cloud's time.",
                            "Ask for a new one, after the last sequence number you have read.")),
            Map.entry(
                    "AccessDeniedException",
                    new Explanation(
                            "You are known, but no policy allows you this action on this resource, or one forbids it.",
                            "Compare action and resource in the sentence with your policies.")),
            Map.entry(
                    "AccessDenied",
                    new Explanation(
                            "You are known, but no policy allows you this action on this resource, or one forbids it.",
                            "Compare action and resource in the sentence with your policies.")),
            Map.entry(
                    "InvalidIdentityPoolConfigurationException",
                    new Explanation(
                            "The identity pool is there, but its role does not let guests of this pool become it, or it has"
                                    + " no role.",
                            "Compare the conditions in the role's trust policy, trust(), with the pool's id().")),
            Map.entry(
                    "NotAuthorizedException",
                    new Explanation(
                            "This identity pool lends nothing to guests, or their credentials are none of its own.",
                            "Let it: allowGuests().update().")),
            Map.entry(
                    "NoSuchEntity",
                    new Explanation(
                            "IAM has no user, role or policy of this name in this account.",
                            "See how the name is written, and whether it was created.")),
            Map.entry(
                    "EntityAlreadyExists",
                    new Explanation(
                            "IAM has something of this name already; a name is taken once in an account.",
                            "Use the one that is there, or another name.")),
            Map.entry(
                    "DeleteConflict",
                    new Explanation(
                            "Something still hangs on it: a policy on a role, a role on a policy.",
                            "Detach and delete that first; delete() of a handle of the lab does so.")),
            Map.entry(
                    "MalformedPolicyDocument",
                    new Explanation(
                            "The text is no policy: it is no JSON, or an element is missing or written otherwise.",
                            "Compare it with a policy that works; the sentence says which part it is.")),
            Map.entry(
                    "CodeValidationException",
                    new Explanation(
                            "The SQL is no application that could run; the sentence says in which line and column.",
                            "Change the SQL there, and send it again.")),
            Map.entry(
                    "InvalidApplicationConfigurationException",
                    new Explanation(
                            "The application lacks something that it needs to run, or has something that it cannot use.",
                            "Compare what the sentence names with describe().")),
            Map.entry(
                    "UnableToDetectSchemaException",
                    new Explanation(
                            "The service looked at records of the stream, and found none, or none that are alike: there was"
                                    + " nothing to tell columns from.",
                            "Let a unicorn fly, so that records come in while the service looks, and discover again.")),
            Map.entry(
                    "ConcurrentModificationException",
                    new Explanation(
                            "It was changed since you looked: a change names the version that it starts from.",
                            "Describe it again and send the change with the version that it has now.")),
            Map.entry(
                    "TooManyRequestsException",
                    new Explanation(
                            "All calls that the function may have at once are under way.",
                            "Let some seconds pass: lab.clock().run(ofSeconds(10)).")),
            Map.entry(
                    "CodeStorageExceededException",
                    new Explanation(
                            "Lambda keeps no more code of this account than it has.",
                            "Delete functions and versions that are no longer needed.")),
            Map.entry(
                    "InvalidRequestContentException",
                    new Explanation(
                            "A function is called with JSON, and this is none.",
                            "Look for what the sentence names in it.")),
            Map.entry(
                    "RequestTooLargeException",
                    new Explanation(
                            "A function is called with 6 MB of JSON at most, or 1 MB where nobody waits for its answer.",
                            "Hand over less, or the place where it lies.")),
            Map.entry(
                    "ConditionalCheckFailedException",
                    new Explanation(
                            "The item is not as the condition of the call wants it, so that nothing was written.",
                            "Read the item, and decide anew.")),
            Map.entry(
                    "TransactionCanceledException",
                    new Explanation(
                            "One part of the transaction could not be done, so that none was.",
                            "The sentence has a reason for each part; look for the one that is not None.")),
            Map.entry(
                    "ItemCollectionSizeLimitExceededException",
                    new Explanation(
                            "With a local index, the items of one partition key have room for 10 GB together.",
                            "Spread them over more partition keys.")),
            Map.entry(
                    "QueueDoesNotExist",
                    new Explanation(
                            "There is no such queue in this account and this Region; it may exist in another.",
                            "See how the name is written, and whether it was created.")),
            Map.entry(
                    "QueueDeletedRecently",
                    new Explanation(
                            "SQS keeps a queue's name for 60 seconds after the queue is gone.",
                            "Let them pass: lab.clock().run(ofMinutes(1)).")),
            Map.entry(
                    "NoSuchBucket",
                    new Explanation(
                            "There is no bucket of this name.",
                            "See how the name is written, with your own name at its end, and whether it was created.")),
            Map.entry(
                    "NoSuchKey",
                    new Explanation(
                            "The bucket has no object under this key; capitals, slashes and all count.",
                            "List the keys there are: bucket.objects().")),
            Map.entry(
                    "BucketNotEmpty",
                    new Explanation(
                            "S3 removes no objects along with their bucket, so that nobody does so by mistake.",
                            "Remove them first: bucket.empty().delete().")),
            Map.entry(
                    "BucketAlreadyExists",
                    new Explanation(
                            "A bucket's name is taken once in all of AWS, and somebody else has this one.",
                            "Take another name, such as one with your own in it.")),
            Map.entry(
                    "InvalidBucketName",
                    new Explanation(
                            "A bucket's name has 3 to 63 small letters, digits, dots and hyphens.", "Write it so.")),
            Map.entry(
                    "EntityNotFoundException",
                    new Explanation(
                            "Glue's catalog has no database, table or partition of this name.",
                            "See how the name is written; all are in small letters there.")),
            Map.entry(
                    "AlreadyExistsException",
                    new Explanation(
                            "Glue's catalog has something of this name already.",
                            "Use the one that is there, or drop it first.")),
            Map.entry(
                    "UnrecognizedClientException",
                    new Explanation(
                            "The access key is unknown here.",
                            "Take a client of the lab, such as lab.kinesis(), or the profile wildrydes.")),
            Map.entry(
                    "InvalidSignatureException",
                    new Explanation(
                            "The request was changed on its way, or signed with another secret or for another Region.",
                            "Take a client of the lab, such as lab.kinesis(), or the profile wildrydes.")),
            Map.entry(
                    "UnknownOperationException",
                    new Explanation(
                            "The local AWS does not have this operation.",
                            "lib/cloud/coverage.md lists those it has.")));

    /** Athena has one code for all that it does not accept. */
    private static final String ATHENA = "InvalidRequestException";

    /**
     * What a refusal means.
     *
     * @param sentence AWS's own, which tells refusals of the same code apart
     */
    static Explanation of(String code, String sentence, int status) {
        if (code.equals(ATHENA)) {
            return QueryTroubles.refused(sentence).orElse(REFUSED);
        }
        return BY_CODE.getOrDefault(code, status >= LEAST_FAULT ? FAULT : REFUSED);
    }

    /** What it means that a query failed, by Athena's name of the failure. */
    static Explanation ofQuery(String code, String sentence) {
        return QueryTroubles.failed(code, sentence);
    }
}
