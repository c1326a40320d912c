package wildrydes.answers.checks;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import wildrydes.lab.IdentityPool;
import wildrydes.lab.Lab;
import wildrydes.lab.Role;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.GivenPolicy;

/** e1-guest-policy: guests may list streams and read one, and nothing else. */
public final class GuestPolicy implements Check {

    private static final String LIST_STREAMS = "kinesis:ListStreams";
    private static final String DESCRIBE = "kinesis:DescribeStream";
    private static final String DESCRIBE_SHORTLY = "kinesis:DescribeStreamSummary";
    private static final List<String> READS =
            List.of("kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords");
    private static final List<String> WRITES = List.of(
            "kinesis:PutRecord",
            "kinesis:PutRecords",
            "kinesis:DeleteStream",
            "kinesis:UpdateShardCount",
            "kinesis:SplitShard",
            "kinesis:MergeShards",
            "kinesis:AddTagsToStream",
            "kinesis:PutResourcePolicy");

    @Override
    public String id() {
        return "e1-guest-policy";
    }

    @Override
    public int points() {
        return 3;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "A reader lists shards, describes the stream, gets an iterator, and gets records: four actions on stream.arn().",
                "kinesis:ListStreams names no stream, so it needs a statement of its own, with \"Resource\": \"*\".");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        IdentityPool pool = lab.identityPool("wildrydes");
        if (!pool.exists()) {
            return judge(null);
        }
        Role role = pool.guestRole();
        String stream = lab.stream("wildrydes").arn();
        List<String> onStream = Stream.of(READS, List.of(DESCRIBE, DESCRIBE_SHORTLY), WRITES)
                .flatMap(List::stream)
                .toList();
        return judge(new Rights(
                allowed(lab, role, onStream, stream),
                !allowed(lab, role, List.of(LIST_STREAMS), "*").isEmpty(),
                allowed(lab, role, READS, stream + "-summary"),
                given(lab, role)));
    }

    private static Set<String> allowed(Lab lab, Role role, List<String> actions, String resource) {
        Set<String> allowed = new TreeSet<>();
        lab
                .iam()
                .simulatePrincipalPolicy(
                        b -> b.policySourceArn(role.arn()).actionNames(actions).resourceArns(resource))
                .evaluationResults()
                .stream()
                .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                .forEach(result -> allowed.add(result.evalActionName()));
        return allowed;
    }

    /** Whether the lab has put the policy, and not the learner. */
    private static boolean given(Lab lab, Role role) {
        return lab.iam().listRolePolicies(b -> b.roleName(role.name())).policyNames().stream()
                .map(policy -> lab.iam()
                        .getRolePolicy(b -> b.roleName(role.name()).policyName(policy))
                        .policyDocument())
                .map(document -> URLDecoder.decode(document, StandardCharsets.UTF_8))
                .anyMatch(GivenPolicy::is);
    }

    /**
     * What the simulator says of the guests' role.
     *
     * @param onStream actions allowed on the stream
     * @param listStreams whether the list of streams is
     * @param onOthers reads allowed on another stream
     * @param given whether the policy is the lab's own
     */
    record Rights(Set<String> onStream, boolean listStreams, Set<String> onOthers, boolean given) {}

    /** @param rights null where there is no identity pool */
    static Finding judge(@org.jspecify.annotations.Nullable Rights rights) {
        String expected = "guests who may list streams, read wildrydes by four actions, and do nothing else";
        if (rights == null) {
            return Finding.none(expected, "no identity pool named wildrydes", "Run the cell that creates it.");
        }
        if (rights.given()) {
            return Finding.none(
                    expected,
                    "the policy that the lab has put for you",
                    "Put your own in its place, under the same name: pool.guestRole().inline(policy).update().");
        }
        List<String> missing = missing(rights);
        List<String> tooMany =
                WRITES.stream().filter(rights.onStream()::contains).toList();
        boolean reads = missing.isEmpty();
        String found = found(rights, missing, tooMany);
        if (!tooMany.isEmpty()) {
            return Finding.part(
                    reads && rights.listStreams() ? 1 : 0,
                    expected,
                    found,
                    "Name the four reading actions one by one in place of a star, and give no other.");
        }
        double points = (reads ? 1 : 0) + (rights.listStreams() ? 1 : 0);
        if (!reads) {
            return Finding.part(points, expected, found, "Allow " + String.join(", ", missing) + " on stream.arn().");
        }
        if (!rights.onOthers().isEmpty()) {
            return Finding.part(points, expected, found, "Narrow the reading actions to the Resource stream.arn().");
        }
        if (!rights.listStreams()) {
            return Finding.part(
                    points + 1,
                    expected,
                    found,
                    "ListStreams belongs to no stream: give it a statement with Resource *.");
        }
        return Finding.full(3, expected, found);
    }

    private static List<String> missing(Rights rights) {
        List<String> missing = new ArrayList<>(
                READS.stream().filter(read -> !rights.onStream().contains(read)).toList());
        if (!rights.onStream().contains(DESCRIBE) && !rights.onStream().contains(DESCRIBE_SHORTLY)) {
            missing.add(DESCRIBE);
        }
        return missing;
    }

    private static String found(Rights rights, List<String> missing, List<String> tooMany) {
        List<String> parts = new ArrayList<>();
        parts.add(missing.isEmpty() ? "the four reads allowed" : String.join(", ", missing) + " denied");
        parts.add("ListStreams " + (rights.listStreams() ? "allowed" : "denied on *"));
        if (!rights.onOthers().isEmpty()) {
            parts.add("other streams readable");
        }
        if (!tooMany.isEmpty()) {
            parts.add(String.join(", ", tooMany) + " allowed as well");
        }
        return String.join("; ", parts);
    }
}
