package wildrydes.cloud.dynamodb.expression;

import org.jspecify.annotations.Nullable;

/**
 * One change of an update expression.
 *
 * @param operand what is put there, added or deleted; null where something is removed
 */
record Action(Kind kind, Path path, @Nullable Operand operand) {

    /** The sections of update expressions. */
    enum Kind {
        /** A value is put there. */
        SET,
        /** What is there is taken away. */
        REMOVE,
        /** A number is added to the one there, or elements to the set there. */
        ADD,
        /** Elements are taken from the set there. */
        DELETE
    }
}
