package wildrydes.cloud.dynamodb.expression;

import java.nio.charset.StandardCharsets;
import java.util.List;
import wildrydes.cloud.dynamodb.expression.Path.Step;

/** How large expressions may be (developerguide/Constraints.html, "Expression parameters"). */
final class Limits {

    static final int OPERATORS = 300;

    private static final int BYTES = 4096;
    private static final int CHOICES = 100;

    private Limits() {}

    /**
     * @param told whether AWS says how long the text is, which it does of a Scan's filter
     * @throws WrongExpression for a text without anything, or with too much
     */
    static void checkText(String text, boolean told) {
        if (text.isEmpty()) {
            throw new WrongExpression("The expression can not be empty;");
        }
        if (text.length() > BYTES || text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            String size = told ? " expression size: " + text.getBytes(StandardCharsets.UTF_8).length : "";
            throw new WrongExpression("Expression size has exceeded the maximum allowed size;" + size);
        }
    }

    static void checkOperators(int count) {
        if (count > OPERATORS) {
            throw tooManyOperators();
        }
    }

    /** AWS stops counting at the first that is too many, as scylladb/scylladb#14473 and aws/aws-sdk-js#3721 show. */
    static WrongExpression tooManyOperators() {
        return new WrongExpression("The expression contains too many operators; operator count: " + (OPERATORS + 1));
    }

    static void checkPath(Path path) {
        List<Step> steps = path.steps();
        for (Step step : steps) {
            if (step instanceof Step.Index index && index.tooLarge()) {
                throw new WrongExpression("List index is not within the allowable range; index: " + index);
            }
        }
        if (steps.size() > Path.DEEPEST) {
            throw new WrongExpression("The document path has too many nesting levels; nesting levels: " + steps.size());
        }
    }

    static void checkChoices(int count) {
        if (count > CHOICES) {
            throw new WrongExpression(
                    "The IN operator is provided with too many operands; number of operands: " + count);
        }
    }
}
