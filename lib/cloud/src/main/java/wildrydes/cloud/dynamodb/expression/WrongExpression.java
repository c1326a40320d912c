package wildrydes.cloud.dynamodb.expression;

/** Says what is wrong with an expression, to whoever knows which parameter it is. */
final class WrongExpression extends RuntimeException {

    /** @param sentence in AWS's words, without the parameter's name */
    WrongExpression(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
