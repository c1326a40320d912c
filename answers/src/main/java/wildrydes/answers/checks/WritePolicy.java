package wildrydes.answers.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.GivenPolicy;

/** e3-policy: the function's role may write batches to one table, and do nothing else to it. */
public final class WritePolicy implements Check {

    private static final String BATCH_WRITE = "dynamodb:BatchWriteItem";
    /** What nobody who only writes batches needs. */
    private static final List<String> OTHERS = List.of(
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:UpdateTable",
            "dynamodb:DeleteTable");

    @Override
    public String id() {
        return "e3-policy";
    }

    @Override
    public int points() {
        return 3;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "The error in the function's log names the action that is missing.",
                "\"Action\": \"dynamodb:BatchWriteItem\", and the Resource stays the ARN of the table; then policy.document(text).update().");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        String table = lab.table(SensorTable.NAME).arn();
        try {
            List<String> actions = new ArrayList<>(OTHERS);
            actions.add(BATCH_WRITE);
            return judge(new Rights(
                    true,
                    given(lab),
                    allowed(lab, actions, table),
                    !allowed(
                                    lab,
                                    List.of(BATCH_WRITE),
                                    lab.table("UnicornsOfOthers").arn())
                            .isEmpty(),
                    items(lab),
                    Processor.of(lab).trigger().map(Processor.Source::result).orElse("no trigger")));
        } catch (NoSuchEntityException e) {
            return judge(new Rights(false, false, Set.of(), false, 0, ""));
        }
    }

    private static Set<String> allowed(Lab lab, List<String> actions, String resource) {
        String role = lab.role(Processor.ROLE).arn();
        return lab
                .iam()
                .simulatePrincipalPolicy(
                        b -> b.policySourceArn(role).actionNames(actions).resourceArns(resource))
                .evaluationResults()
                .stream()
                .filter(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED)
                .map(result -> result.evalActionName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the lab has put the policy, and not the learner. */
    private static boolean given(Lab lab) {
        return GivenPolicy.is(lab.policy(GivenPolicy.WRITES).document());
    }

    private static int items(Lab lab) {
        try {
            return lab.dynamo().scanPaginator(b -> b.tableName(SensorTable.NAME).select(Select.COUNT)).stream()
                    .mapToInt(page -> page.count())
                    .sum();
        } catch (ResourceNotFoundException e) {
            return 0;
        }
    }

    /**
     * What the function's role may do.
     *
     * @param role whether it is there
     * @param given whether the policy is the lab's own
     * @param onTable what the simulator allows on the table
     * @param onOthers whether it allows to write to another table
     * @param items in the table
     * @param result what came of the trigger's last call
     */
    record Rights(boolean role, boolean given, Set<String> onTable, boolean onOthers, int items, String result) {}

    static Finding judge(Rights rights) {
        String expected =
                BATCH_WRITE + " on table/" + SensorTable.NAME + " allowed, nothing else on it, and items in it";
        if (!rights.role()) {
            return Finding.none(expected, "no role " + Processor.ROLE, "Run the cells that make role and policy.");
        }
        if (rights.given()) {
            return Finding.none(
                    expected,
                    "the policy that the lab has put for you",
                    "Put your own in its place, under the same name: policy.document(text).update().");
        }
        List<String> tooMany =
                OTHERS.stream().filter(rights.onTable()::contains).toList();
        boolean writes = rights.onTable().contains(BATCH_WRITE);
        String found = found(rights, writes, tooMany);
        if (!writes) {
            return Finding.none(
                    expected,
                    found,
                    "Change Action in the policy to what the function calls, update(), and let a minute pass.");
        }
        if (rights.items() == 0) {
            return Finding.part(
                    1, expected, found, "Let a minute pass: lab.clock().run(ofMinutes(1)), and look at the trigger.");
        }
        double points = 3 - (tooMany.isEmpty() ? 0 : 1) - (rights.onOthers() ? 1 : 0);
        if (!tooMany.isEmpty()) {
            return Finding.part(
                    points, expected, found, "Name the one action that the function needs, without a star.");
        }
        if (rights.onOthers()) {
            return Finding.part(points, expected, found, "Narrow Resource to table.arn().");
        }
        return Finding.full(3, expected, found);
    }

    private static String found(Rights rights, boolean writes, List<String> tooMany) {
        List<String> parts = new ArrayList<>();
        parts.add("BatchWriteItem " + (writes ? "allowed" : "denied"));
        if (!tooMany.isEmpty()) {
            parts.add(tooMany.stream()
                            .map(action -> action.substring(action.indexOf(':') + 1))
                            .collect(Collectors.joining(", "))
                    + " allowed as well");
        }
        if (rights.onOthers()) {
            parts.add("other tables, too");
        }
        parts.add(rights.items() + (rights.items() == 1 ? " item" : " items"));
        if (!rights.result().isEmpty() && !rights.result().equals("OK")) {
            parts.add("the trigger says: " + rights.result());
        }
        return String.join("; ", parts);
    }
}
