package wildrydes.kernel.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Redirects calls in the classes of cells: of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt} to {@link
 * Exit}, of {@code Throwable.printStackTrace} to {@link Traces}. A call of a method of an object and one of a static method
 * that takes the object have the same effect on the stack, so that nothing else of a class changes.
 */
final class StandIns {

    private static final String PRINT = "printStackTrace";

    /** A class file without any of these has nothing to redirect, and is not read. */
    private static final byte[][] NAMES = Stream.of("exit", "halt", PRINT)
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final String EXIT = Type.getInternalName(Exit.class);
    private static final String TRACES = Type.getInternalName(Traces.class);
    private static final String SYSTEM = Type.getInternalName(System.class);
    private static final String RUNTIME = Type.getInternalName(Runtime.class);
    private static final String THROWABLE = Type.getDescriptor(Throwable.class);
    private static final String STREAM = Type.getDescriptor(PrintStream.class);

    private final Predicate<String> isThrowable;

    /** @param isThrowable whether a class with this internal name is a {@link Throwable} */
    StandIns(Predicate<String> isThrowable) {
        this.isThrowable = isThrowable;
    }

    /** The same class with its calls redirected. */
    byte[] redirect(byte[] classFile) {
        if (Stream.of(NAMES).noneMatch(name -> contains(classFile, name))) {
            return classFile;
        }
        var reader = new ClassReader(classFile);
        var writer = new ClassWriter(reader, 0);
        reader.accept(new Classes(writer), 0);
        return writer.toByteArray();
    }

    /** What is called in place of a method; nothing if it stays. */
    private @Nullable Method standIn(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.INVOKESTATIC) {
            return owner.equals(SYSTEM) && name.equals("exit") ? new Method(EXIT, name, descriptor) : null;
        }
        if (opcode != Opcodes.INVOKEVIRTUAL) {
            return null;
        }
        if (owner.equals(RUNTIME) && descriptor.equals("(I)V") && (name.equals("exit") || name.equals("halt"))) {
            return new Method(EXIT, name, "(L" + RUNTIME + ";I)V");
        }
        boolean prints = name.equals(PRINT) && (descriptor.equals("()V") || descriptor.equals("(" + STREAM + ")V"));
        return prints && isThrowable.test(owner)
                ? new Method(TRACES, "print", "(" + THROWABLE + descriptor.substring(1))
                : null;
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i <= all.length - part.length; i++) {
            int same = 0;
            while (same < part.length && all[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }

    private record Method(String owner, String name, String descriptor) {}

    private final class Classes extends ClassVisitor {

        Classes(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private final class Calls extends MethodVisitor {

        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Method standIn = standIn(opcode, owner, name, descriptor);
            if (standIn == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, standIn.owner(), standIn.name(), standIn.descriptor(), false);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            var changed = arguments.clone();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] instanceof Handle handle) {
                    changed[i] = redirected(handle);
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
        }

        private Handle redirected(Handle handle) {
            int opcode = switch (handle.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
                default -> Opcodes.NOP;
            };
            Method standIn = standIn(opcode, handle.getOwner(), handle.getName(), handle.getDesc());
            return standIn == null
                    ? handle
                    : new Handle(Opcodes.H_INVOKESTATIC, standIn.owner(), standIn.name(), standIn.descriptor(), false);
        }
    }
}
