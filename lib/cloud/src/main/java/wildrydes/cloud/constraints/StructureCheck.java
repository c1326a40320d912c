package wildrydes.cloud.constraints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The checks of one structure: its members in the order of the file, and the structures within them. */
final class StructureCheck {

    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * @param path member path as in the file, relative to this structure
     * @param fields the fields of this structure
     */
    void add(String path, Limits limits, List<SdkField<?>> fields) {
        int end = 0;
        while (end < path.length() && ".[{".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        String name = path.substring(0, end);
        SdkField<?> field = fields.stream()
                .filter(candidate -> candidate.locationName().equals(name)
                        || candidate.memberName().equals(name)) // AWS names headers by their members
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the SDK's model has no member " + name + " here"));
        members.computeIfAbsent(name, key -> new Member(field, name)).add(path.substring(end), limits);
    }

    void check(String prefix, SdkPojo structure, List<String> violations) {
        for (Member member : members.values()) {
            member.check(prefix, structure, violations);
        }
    }

    /** One member, with what is inside it. */
    private static final class Member {
        private final SdkField<?> field;
        private final String name;
        private @Nullable Limits limits;
        private @Nullable Limits elements;
        private @Nullable Limits keys;
        private @Nullable StructureCheck inside;

        Member(SdkField<?> field, String name) {
            this.field = field;
            this.name = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }

        void add(String rest, Limits added) {
            if (rest.isEmpty()) {
                limits = added;
            } else if (rest.equals("[]") || rest.equals("{value}")) {
                elements = added;
            } else if (rest.equals("{key}")) {
                keys = added;
            } else {
                int dot = rest.indexOf('.');
                if (dot < 0) {
                    throw new IllegalArgumentException(
                            "the path goes on with " + rest + "; write [], {key}, {value} or a dot and a member");
                }
                if (inside == null) {
                    inside = new StructureCheck();
                }
                inside.add(rest.substring(dot + 1), added, structureFields(rest.substring(0, dot)));
            }
        }

        private List<SdkField<?>> structureFields(String step) {
            SdkField<?> target = switch (step) {
                case "" -> field;
                case "[]" -> field.getTrait(ListTrait.class).memberFieldInfo();
                case "{value}" -> field.getTrait(MapTrait.class).valueFieldInfo();
                default -> throw new IllegalArgumentException("the path goes on with " + step);
            };
            return target.constructor().get().sdkFields();
        }

        void check(String prefix, SdkPojo structure, List<String> violations) {
            Object value = field.getValueOrDefault(structure);
            if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
                value = null; // the SDK's word for a list or map that was not sent
            }
            String path = prefix + name;
            if (limits != null) {
                Wording.check(limits, path, value, violations);
            }
            if (value instanceof List<?> list) {
                checkAll(path, list, violations);
            } else if (value instanceof Map<?, ?> map) {
                if (keys != null) {
                    Wording.checkEach(keys, "Map keys", path, value, map.keySet(), violations);
                }
                if (elements != null) {
                    Wording.checkEach(elements, "Map value", path, value, map.values(), violations);
                }
                if (inside != null) {
                    map.forEach((key, element) -> checkInside(path + "." + key + ".member.", element, violations));
                }
            } else if (inside != null && value instanceof SdkPojo) {
                checkInside(path + ".", value, violations);
            }
        }

        private void checkAll(String path, List<?> list, List<String> violations) {
            if (elements != null) {
                Wording.checkEach(elements, "Member", path, list, list, violations);
            }
            if (inside != null) {
                List<String> found = new ArrayList<>(0);
                for (int i = 0; i < list.size(); i++) {
                    inside.checkElement(path, i, list.get(i), found);
                }
                violations.addAll(found);
            }
        }

        private void checkInside(String prefix, @Nullable Object value, List<String> violations) {
            if (inside != null && value instanceof SdkPojo structure) {
                inside.check(prefix, structure, violations);
            }
        }
    }

    private void checkElement(String path, int index, @Nullable Object element, List<String> violations) {
        if (element instanceof SdkPojo structure) {
            check(path + "." + (index + 1) + ".member.", structure, violations);
        }
    }
}
