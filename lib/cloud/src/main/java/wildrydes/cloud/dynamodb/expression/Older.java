package wildrydes.cloud.dynamodb.expression;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/** The parameters from before there were expressions (developerguide/LegacyConditionalParameters.html). */
record Older(
        @Nullable Condition condition,
        @Nullable Update update,
        @Nullable KeyTerms keys,
        @Nullable Condition filter,
        @Nullable Projection projection) {

    /** @throws ServiceError {@code ValidationException} in AWS's words */
    static Older read(Source source) {
        Update update = source.updates() == null ? null : OlderUpdate.of(source.updates());
        OlderCondition condition =
                source.expected() == null ? null : OlderCondition.expected(source.expected(), any(source));
        OlderCondition filter = filter(source, "QueryFilter");
        Projection projection = projection(source.attributesToGet());
        if (filter == null) {
            filter = filter(source, "ScanFilter");
        }
        checkOperator(source, condition == null ? filter : condition);
        return new Older(condition, update, keys(source.conditions("KeyConditions")), filter, projection);
    }

    private static boolean any(Source source) {
        return "OR".equals(source.conditionalOperator());
    }

    private static @Nullable OlderCondition filter(Source source, String parameter) {
        Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions = source.conditions(parameter);
        return conditions == null ? null : OlderCondition.filter(conditions, any(source));
    }

    private static void checkOperator(Source source, @Nullable OlderCondition condition) {
        if (source.conditionalOperator() == null) {
            return;
        }
        if (condition == null) {
            throw Invalid.parameter("ConditionalOperator cannot be used without Filter or Expected");
        }
        if (condition.attributes().size() < 2) {
            throw Invalid.parameter(
                    "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
    }

    private static @Nullable KeyTerms keys(
            @Nullable Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions) {
        if (conditions == null) {
            return null;
        }
        Map<String, KeyTerms.Term> terms = new LinkedHashMap<>();
        OlderCondition.filter(conditions, false).tests().forEach((name, test) -> {
            terms.put(name, new KeyTerms.Term(test.operator(), test.values()));
        });
        if (terms.isEmpty() || terms.size() > 2) {
            throw Invalid.because("Conditions can be of length 1 or 2 only");
        }
        return new KeyTerms(terms);
    }

    private static @Nullable Projection projection(@Nullable List<String> attributes) {
        if (attributes == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        for (String attribute : attributes) {
            if (!seen.add(attribute)) {
                throw Invalid.parameter("Duplicate value in attribute name: " + attribute);
            }
        }
        return new PathProjection(attributes.stream().map(Path::of).toList());
    }
}
