import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

export interface BudgetProps {
  /** A month, of the whole account. */
  readonly dollars: number;
  /** E-mail addresses, ten at most. */
  readonly tell: readonly string[];
}

/**
 * A mail of AWS when the account has cost that much in a month, or is about to. The first two budgets of an account are
 * free (https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/). The mail comes without SNS: the service
 * writes to addresses by itself.
 *
 * It has no name of its own: whom it tells cannot be changed, so another list of addresses is another budget, and two
 * of one name cannot be.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { dollars, tell }: BudgetProps) {
    super(scope, id);
    const subscribers = tell.map((address) => ({ address, subscriptionType: 'EMAIL' }));
    const at = (notificationType: string) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [at('ACTUAL'), at('FORECASTED')],
    });
  }
}
