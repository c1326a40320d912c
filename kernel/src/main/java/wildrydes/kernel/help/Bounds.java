package wildrydes.kernel.help;

import java.util.List;
import java.util.Optional;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;

/** The classes and interfaces whose members a value of some type has. */
final class Bounds {

    private final Reading reading;

    Bounds(Reading reading) {
        this.reading = reading;
    }

    /** Those of this type; none for a primitive one. */
    List<DeclaredType> of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> List.of((DeclaredType) type);
            case ARRAY ->
                List.of((DeclaredType)
                        reading.elements().getTypeElement("java.lang.Object").asType());
            case TYPEVAR -> of(((TypeVariable) type).getUpperBound());
            case WILDCARD ->
                Optional.ofNullable(((WildcardType) type).getExtendsBound())
                        .map(this::of)
                        .orElse(List.of());
            case INTERSECTION -> all(((IntersectionType) type).getBounds());
            case UNION -> of(((UnionType) type).getAlternatives().get(0));
            default -> List.of();
        };
    }

    private List<DeclaredType> all(List<? extends TypeMirror> types) {
        return types.stream().flatMap(each -> of(each).stream()).toList();
    }
}
