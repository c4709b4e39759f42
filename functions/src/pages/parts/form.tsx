import type { Child } from "hono/jsx";
import { keyField } from "../form-fields.ts";

interface ActionFormProps {
  /** The name of the view's action. */
  readonly action: string;
  /** What is sent along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly class?: string;
  readonly children?: Child;
}

/** A form that changes something: once, however often it is sent. */
export function ActionForm({ action, hidden = {}, class: name, children }: ActionFormProps) {
  return (
    <form method="post" class={name ?? "action"}>
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name={keyField} value={crypto.randomUUID()} />
      {Object.entries(hidden).map(([field, value]) => (
        <input type="hidden" name={field} value={value} />
      ))}
      {children}
    </form>
  );
}

/** A form that looks for something: its fields become the page's address. */
export function FilterForm({ action, label, button = "Show", children }: FilterFormProps) {
  return (
    <form method="get" action={action} class="filter" role="search" aria-label={label}>
      {children}
      <button type="submit">{button}</button>
    </form>
  );
}

interface FilterFormProps {
  readonly action: string;
  readonly label: string;
  readonly button?: string;
  readonly children?: Child;
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  /** One for each field of a page; the name where left out. */
  readonly id?: string;
  readonly value?: string | null;
  readonly type?: "text" | "search" | "number" | "datetime-local" | "date";
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  readonly hint?: Child;
  /** Offered while typing. */
  readonly suggestions?: readonly string[];
  readonly size?: number;
}

/** A field with its label, and a hint that belongs to it. */
export function Field({ label, name, id = name, hint, suggestions, ...input }: FieldProps) {
  const { value, type = "text", isRequired, placeholder, size } = input;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value ?? ""}
        required={isRequired}
        placeholder={placeholder}
        size={size}
        autocomplete="off"
        list={suggestions && `${id}-list`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option value={text}></option>
          ))}
        </datalist>
      )}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </p>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly id?: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** A choice of one from several. */
export function Choice({ label, name, id = name, value, options }: ChoiceProps) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(([option, text]) => (
          <option value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}

interface TypedConfirmationProps {
  readonly name: string;
  /** What has to be typed; checked again by requireTyped. */
  readonly wanted: string;
  readonly what: string;
}

/** Asks to type a word before something that cannot be undone; the script keeps the button off until then. */
export function TypedConfirmation({ name, wanted, what }: TypedConfirmationProps) {
  return (
    <p class="field">
      <label for={name}>
        Type <code>{wanted}</code> to {what}
      </label>
      <input
        id={name}
        name={name}
        required
        autocomplete="off"
        spellcheck={false}
        data-wanted={wanted}
      />
    </p>
  );
}
