package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Puts calls of {@link Probe} into a class: where each method begins, where each line begins, with the values of the
 * variables, and where the method ends. The call that {@code enter} returns is kept in a variable behind all others.
 */
final class Weaver {

    private static final String PROBE = Type.getInternalName(Probe.class);
    private static final String OBJECT = "java/lang/Object";
    private static final String THROWABLE = "java/lang/Throwable";
    private static final Set<String> MADE_BY_COMPILER = Set.of("values", "valueOf");

    private final Debugger debugger;
    private final ClassNode type = new ClassNode();
    private final List<Code> codes = new ArrayList<>();

    /**
     * A class with probes.
     *
     * @param codes its methods that have some
     */
    record Woven(byte[] classFile, List<Code> codes) {}

    private Weaver(Debugger debugger) {
        this.debugger = debugger;
    }

    /** The class with probes; as it is where no method has lines, or one becomes too long. */
    static Woven weave(Debugger debugger, byte[] classFile) {
        var weaver = new Weaver(debugger);
        var reader = new ClassReader(classFile);
        reader.accept(weaver.type, ClassReader.EXPAND_FRAMES);
        weaver.type.methods.forEach(weaver::weave);
        if (weaver.codes.isEmpty()) {
            return new Woven(classFile, List.of());
        }
        try {
            var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            weaver.type.accept(writer);
            return new Woven(writer.toByteArray(), weaver.codes);
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            // It runs, and is not seen.
            return new Woven(classFile, List.of());
        }
    }

    private void weave(MethodNode method) {
        boolean isLambda = method.name.startsWith("lambda$");
        boolean isEnums = (type.access & Opcodes.ACC_ENUM) != 0 && MADE_BY_COMPILER.contains(method.name);
        if (method.instructions.size() == 0 || isEnums || ((method.access & Opcodes.ACC_SYNTHETIC) != 0 && !isLambda)) {
            return;
        }
        AbstractInsnNode[] all = method.instructions.toArray();
        int begin = method.name.equals("<init>") ? afterSuper(all) : 0;
        Map<AbstractInsnNode, LineNumberNode> lines = lines(all, begin);
        if (lines.isEmpty()) {
            return;
        }
        int call = method.maxLocals;
        keepCallInFrames(method, call);
        AbstractInsnNode afterBegin = begin == 0 ? null : all[begin - 1];
        var sites = new ArrayList<Code.Site>();
        List<LocalVariableNode> variables = method.localVariables == null ? List.of() : method.localVariables;
        Map<AbstractInsnNode, Integer> positions = positions(all);
        for (int i = begin; i < all.length; i++) {
            LineNumberNode line = lines.get(all[i]);
            if (line != null) {
                int position = i;
                List<LocalVariableNode> live = variables.stream()
                        .filter(each ->
                                position(positions, each.start) <= position && position(positions, each.end) > position)
                        .toList();
                method.instructions.insertBefore(all[i], line(call, sites.size(), live));
                sites.add(new Code.Site(
                        sites.size(),
                        line.line,
                        live.stream().map(Weaver::local).toList(),
                        all[i].getOpcode() == Opcodes.GOTO));
            }
            if (all[i].getOpcode() >= Opcodes.IRETURN && all[i].getOpcode() <= Opcodes.RETURN) {
                method.instructions.insertBefore(all[i], exit(call));
            }
        }
        var code = new Code(debugger, type.name.replace('/', '.'), method.name, List.copyOf(sites));
        codes.add(code);
        frame(method, call, Probe.add(code), afterBegin);
    }

    /** The first instruction of each line, behind the place where probes may begin. */
    private static Map<AbstractInsnNode, LineNumberNode> lines(AbstractInsnNode[] all, int begin) {
        var lines = new IdentityHashMap<AbstractInsnNode, LineNumberNode>();
        LineNumberNode line = null;
        for (int i = 0; i < all.length; i++) {
            if (all[i] instanceof LineNumberNode next) {
                line = next;
            } else if (all[i].getOpcode() >= 0 && line != null) {
                if (i >= begin) {
                    lines.put(all[i], line);
                }
                line = null;
            }
        }
        return lines;
    }

    private static Map<AbstractInsnNode, Integer> positions(AbstractInsnNode[] all) {
        var positions = new IdentityHashMap<AbstractInsnNode, Integer>();
        for (int i = 0; i < all.length; i++) {
            positions.put(all[i], i);
        }
        return positions;
    }

    private static int position(Map<AbstractInsnNode, Integer> positions, AbstractInsnNode node) {
        return Objects.requireNonNull(positions.get(node), "a label of the method");
    }

    /** Behind the call of the constructor above: before it nothing may touch the object. */
    private static int afterSuper(AbstractInsnNode[] all) {
        int open = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
                open++;
            } else if (all[i] instanceof MethodInsnNode made
                    && made.getOpcode() == Opcodes.INVOKESPECIAL
                    && made.name.equals("<init>")) {
                if (open == 0) {
                    return i + 1;
                }
                open--;
            }
        }
        return all.length;
    }

    private static void keepCallInFrames(MethodNode method, int call) {
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof FrameNode frame) {
                frame.local = withCall(frame.local == null ? List.of() : frame.local, call);
            }
        }
    }

    private static List<Object> withCall(List<Object> locals, int call) {
        var all = new ArrayList<Object>(locals);
        int size = 0;
        for (Object each : locals) {
            size += each.equals(Opcodes.LONG) || each.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        all.addAll(Collections.nCopies(call - size, Opcodes.TOP));
        all.add(OBJECT);
        return all;
    }

    private static Code.Local local(LocalVariableNode variable) {
        return new Code.Local(variable.name, variable.signature == null ? variable.desc : variable.signature);
    }

    private static InsnList line(int call, int site, List<LocalVariableNode> live) {
        var list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, call));
        list.add(new LdcInsnNode(site));
        if (live.isEmpty()) {
            list.add(new InsnNode(Opcodes.ACONST_NULL));
        } else {
            list.add(new LdcInsnNode(live.size()));
            list.add(new TypeInsnNode(Opcodes.ANEWARRAY, OBJECT));
        }
        for (int i = 0; i < live.size(); i++) {
            Type type = Type.getType(live.get(i).desc);
            list.add(new InsnNode(Opcodes.DUP));
            list.add(new LdcInsnNode(i));
            list.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), live.get(i).index));
            box(type, list);
            list.add(new InsnNode(Opcodes.AASTORE));
        }
        list.add(probe("line", "(L" + OBJECT + ";I[L" + OBJECT + ";)V"));
        return list;
    }

    private static void box(Type type, InsnList list) {
        String box = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> "";
        };
        if (!box.isEmpty()) {
            String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf", descriptor));
        }
    }

    private static InsnList exit(int call) {
        var list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, call));
        list.add(probe("exit", "(L" + OBJECT + ";)V"));
        return list;
    }

    /** Begins the call, and tells of exceptions that leave the method. */
    private static void frame(MethodNode method, int call, int number, @Nullable AbstractInsnNode afterBegin) {
        var start = new LabelNode();
        var enter = new InsnList();
        enter.add(new LdcInsnNode(number));
        enter.add(probe("enter", "(I)L" + OBJECT + ";"));
        enter.add(new VarInsnNode(Opcodes.ASTORE, call));
        enter.add(start);
        if (afterBegin == null) {
            method.instructions.insert(enter);
        } else {
            method.instructions.insert(afterBegin, enter);
            var none = new InsnList();
            none.add(new InsnNode(Opcodes.ACONST_NULL));
            none.add(new VarInsnNode(Opcodes.ASTORE, call));
            method.instructions.insert(none);
        }
        var end = new LabelNode();
        method.instructions.add(end);
        Object[] locals = Stream.concat(Collections.nCopies(call, Opcodes.TOP).stream(), Stream.of(OBJECT))
                .toArray();
        method.instructions.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {THROWABLE}));
        method.instructions.add(new InsnNode(Opcodes.DUP));
        method.instructions.add(new VarInsnNode(Opcodes.ALOAD, call));
        method.instructions.add(new InsnNode(Opcodes.SWAP));
        method.instructions.add(probe("threw", "(L" + OBJECT + ";L" + THROWABLE + ";)V"));
        method.instructions.add(new InsnNode(Opcodes.ATHROW));
        // Behind those of the user, who may catch it.
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, end, null));
    }

    private static MethodInsnNode probe(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, PROBE, name, descriptor);
    }
}
