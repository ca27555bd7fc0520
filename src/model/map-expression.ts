import type { Expression } from "./expression.ts";

/** The same tree with every child passed through `change`; the node itself if nothing changed. */
export function mapChildren(
  expression: Expression,
  change: (child: Expression) => Expression,
): Expression {
  switch (expression.kind) {
    case "number":
    case "name":
      return expression;
    case "unary": {
      const operand = change(expression.operand);
      return operand === expression.operand ? expression : { ...expression, operand };
    }
    case "binary": {
      const left = change(expression.left);
      const right = change(expression.right);
      const isSame = left === expression.left && right === expression.right;
      return isSame ? expression : { ...expression, left, right };
    }
    case "call": {
      const args = expression.arguments.map(change);
      const isSame = args.every((argument, i) => argument === expression.arguments[i]);
      return isSame ? expression : { ...expression, arguments: args };
    }
  }
}

/** The children of a node, left to right. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "name":
      return [];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "call":
      return expression.arguments;
  }
}
