package org.headstart.files;

import java.util.ArrayList;
import java.util.List;

/** The labels of a column, numbered from 0 in the order they were added; found without making a string of the cell. */
final class Levels {

    private static final int FIRST_SLOTS = 32;
    private static final int NONE = -1;

    private final List<String> names = new ArrayList<>();
    /** Open addressing: a label's number plus 1; 0 = free. At most half of it is taken. */
    private int[] slots = new int[FIRST_SLOTS];

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    /** The label's number, -1 when it is not there. */
    int find(Cell cell) {
        return slots[slot(cell.chars(), cell.from(), cell.to())] - 1;
    }

    /** The label's number; a new one when it is not there yet. */
    int findOrAdd(Cell cell) {
        int slot = slot(cell.chars(), cell.from(), cell.to());
        return slots[slot] > 0 ? slots[slot] - 1 : insert(slot, cell.text());
    }

    /** The new label's number, -1 when it is there already. */
    int add(String name) {
        int slot = slot(name.toCharArray(), 0, name.length());
        return slots[slot] > 0 ? NONE : insert(slot, name);
    }

    private int insert(int slot, String name) {
        names.add(name);
        slots[slot] = names.size();
        if (names.size() * 2 > slots.length) {
            grow();
        }
        return names.size() - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            slots[slot(name.toCharArray(), 0, name.length())] = i + 1;
        }
    }

    private int slot(char[] chars, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(chars, from, to) & mask;
        while (slots[slot] > 0 && !same(names.get(slots[slot] - 1), chars, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean same(String name, char[] chars, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Multiplies by a large odd number, so that the high bits depend on every character, then folds them into the low ones. */
    private static int hash(char[] chars, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = (hash ^ chars[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
