package wildrydes.cloud.policy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The condition operators: how one value of a request is compared with one of a policy
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html). A value that an operator
 * cannot read never matches.
 */
final class Operators {

    /** Compares a value of the request with a value of the policy, in which wildcards are marked. */
    @FunctionalInterface
    interface Test {
        boolean matches(String request, String policy);
    }

    /**
     * An operator.
     *
     * @param negated whether it holds where none of the policy's values matches, rather than where one does
     */
    record Operator(String name, boolean negated, Test test) {}

    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        pair("StringEquals", "StringNotEquals", (request, policy) -> request.equals(Glob.shown(policy)));
        pair(
                "StringEqualsIgnoreCase",
                "StringNotEqualsIgnoreCase",
                (request, policy) -> request.equalsIgnoreCase(Glob.shown(policy)));
        pair("StringLike", "StringNotLike", (request, policy) -> Glob.matches(policy, request));
        // AWS: ArnEquals and ArnLike behave identically.
        pair("ArnEquals", "ArnNotEquals", (request, policy) -> isArn(request) && Glob.matchesArn(policy, request));
        pair("ArnLike", "ArnNotLike", (request, policy) -> isArn(request) && Glob.matchesArn(policy, request));
        pair("IpAddress", "NotIpAddress", (request, policy) -> inRange(request, Glob.shown(policy)));
        ordered("Numeric", Operators::number);
        ordered("Date", Operators::date);
        add("Bool", false, (request, policy) -> request.equalsIgnoreCase(Glob.shown(policy)));
        add("BinaryEquals", false, (request, policy) -> request.equals(Glob.shown(policy)));
    }

    private Operators() {}

    /** The operator of that name; null where there is none. */
    static @Nullable Operator named(String name) {
        return BY_NAME.get(name);
    }

    private static void pair(String name, String opposite, Test test) {
        add(name, false, test);
        add(opposite, true, test);
    }

    private static void add(String name, boolean negated, Test test) {
        BY_NAME.put(name, new Operator(name, negated, test));
    }

    private interface Reading<T> {
        @Nullable
        T read(String text);
    }

    private static <T extends Comparable<T>> void ordered(String type, Reading<T> reading) {
        pair(type + "Equals", type + "NotEquals", comparing(reading, order -> order == 0));
        add(type + "LessThan", false, comparing(reading, order -> order < 0));
        add(type + "LessThanEquals", false, comparing(reading, order -> order <= 0));
        add(type + "GreaterThan", false, comparing(reading, order -> order > 0));
        add(type + "GreaterThanEquals", false, comparing(reading, order -> order >= 0));
    }

    private static <T extends Comparable<T>> Test comparing(Reading<T> reading, IntPredicate holds) {
        Comparator<T> order = Comparator.naturalOrder();
        return (request, policy) -> {
            T left = reading.read(request);
            T right = reading.read(Glob.shown(policy));
            return left != null && right != null && holds.test(order.compare(left, right));
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 64 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** ISO 8601 as W3C profiles it, or seconds since 1970. */
    private static @Nullable Instant date(String text) {
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() > 4 && text.length() < 12) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:");
    }

    private static boolean inRange(String address, String range) {
        int slash = range.indexOf('/');
        byte[] base = address(slash < 0 ? range : range.substring(0, slash));
        byte[] given = address(address);
        if (base == null || given == null || base.length != given.length) {
            return false;
        }
        int bits = slash < 0 ? base.length * 8 : prefix(range.substring(slash + 1));
        if (bits < 0 || bits > base.length * 8) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((base[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int prefix(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** The bytes of a literal address; names are never looked up. */
    private static byte @Nullable [] address(String text) {
        boolean literal = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || (text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+"));
        try {
            return literal ? InetAddress.getByName(text).getAddress() : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
