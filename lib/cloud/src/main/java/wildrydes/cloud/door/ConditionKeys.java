package wildrydes.cloud.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Session;

/**
 * The condition keys that a call has, as far as they mean something here
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
 */
public final class ConditionKeys {

    private static final String REQUEST_TAG = "aws:RequestTag/";
    private static final String PRINCIPAL_TAG = "aws:PrincipalTag/";
    private static final int ACCOUNT_IN_ARN = 4;

    private final Rights rights;
    private final String account;
    private final String region;

    ConditionKeys(Rights rights, String account, String region) {
        this.rights = rights;
        this.account = account;
        this.region = region;
    }

    /** What every call has, whatever it asks. */
    Map<String, List<String>> of(Caller caller, String resource, Instant now) {
        // A session's tag replaces the role's of the same name, however it is written.
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        put(values, "aws:CurrentTime", now.toString());
        put(values, "aws:EpochTime", String.valueOf(now.getEpochSecond()));
        put(values, "aws:SourceIp", "127.0.0.1");
        put(values, "aws:SecureTransport", "false");
        put(values, "aws:RequestedRegion", region);
        put(values, "aws:ViaAWSService", "false");
        put(values, "aws:userid", caller.userId());
        String[] parts = resource.split(":", 6);
        boolean named = parts.length > ACCOUNT_IN_ARN && !parts[ACCOUNT_IN_ARN].isEmpty();
        put(values, "aws:ResourceAccount", named ? parts[ACCOUNT_IN_ARN] : account);
        String agent = caller.userAgent();
        if (agent != null) {
            put(values, "aws:UserAgent", agent);
        }
        principal(caller, values);
        return values;
    }

    private void principal(Caller caller, Map<String, List<String>> values) {
        String role = caller.role();
        if (caller.awsService()) {
            put(values, "aws:PrincipalIsAWSService", "true");
            put(values, "aws:PrincipalServiceName", caller.arn());
            put(values, "aws:SourceAccount", account);
            if (caller.session() != null) {
                values.putAll(caller.session().context());
            }
            return;
        }
        put(values, "aws:PrincipalIsAWSService", "false");
        if (caller.account().isEmpty()) {
            put(values, "aws:PrincipalType", "Anonymous");
            return;
        }
        put(values, "aws:PrincipalArn", role == null ? caller.arn() : role);
        put(values, "aws:PrincipalAccount", caller.account());
        put(values, "aws:PrincipalType", role == null ? "User" : "AssumedRole");
        rights.tags(caller).forEach((key, value) -> put(values, PRINCIPAL_TAG + key, value));
        if (role == null) {
            put(values, "aws:username", caller.name());
        }
        Session session = caller.session();
        if (session != null) {
            values.putAll(session.context());
        }
    }

    /** What a request has by its members: the service's own keys, and the tags that it brings. */
    public static Map<String, List<String>> of(String signingName, AwsRequest request) {
        Map<String, String> names = Actions.keys(signingName);
        Map<String, List<String>> values = new HashMap<>();
        for (SdkField<?> field : request.sdkFields()) {
            String key = names.get(field.memberName());
            Object value = field.getValueOrDefault(request);
            if (value == null) {
                continue;
            }
            if (key != null) {
                put(values, key, String.valueOf(value));
            } else if (field.memberName().endsWith("Tags")) {
                tags(value, values);
            } else if (field.memberName().equals("TagKeys") && value instanceof List<?> keys) {
                values.put("aws:TagKeys", keys.stream().map(String::valueOf).toList());
            }
        }
        return values;
    }

    /** Services give tags as maps, or as lists of structures with Key and Value. */
    private static void tags(Object given, Map<String, List<String>> values) {
        Map<String, String> tags = new HashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
        } else if (given instanceof Collection<?> list) {
            for (Object one : list) {
                if (one instanceof SdkPojo tag) {
                    tags.put(member(tag, "Key"), member(tag, "Value"));
                }
            }
        }
        if (!tags.isEmpty()) {
            values.put("aws:TagKeys", new ArrayList<>(tags.keySet()));
            tags.forEach((key, value) -> put(values, REQUEST_TAG + key, value));
        }
    }

    private static String member(SdkPojo tag, String name) {
        for (SdkField<?> field : tag.sdkFields()) {
            if (field.memberName().equals(name)) {
                return String.valueOf(field.getValueOrDefault(tag));
            }
        }
        return "";
    }

    private static void put(Map<String, List<String>> values, String key, String value) {
        values.put(key, List.of(value));
    }
}
