import { describe, expect, it } from 'vitest';
import { signLoginToken } from '../../../../../src/main/vendors/bigcommerce/sign-in';

describe('signLoginToken', () => {
  it('makes the very token of the worked example, byte for byte', async () => {
    const token = await signLoginToken(
      {
        iss: 'kdclient0000000000000000000001',
        iat: 1767225600,
        jti: '6f0e5a4c-3c52-4b0e-9d0a-2f1f6f7f9a11',
        operation: 'customer_login',
        store_hash: 'kd7demo',
        customer_id: 4102,
        channel_id: 1,
        redirect_to: '/account.php',
      },
      'keydesk-sandbox-client-secret-0001',
    );
    expect(token).toBe(
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJrZGNsaWVudDAwMDAwMDAwMDAwMDAwMDAwMDAwMDEiLCJpYXQiOjE3NjcyMjU2MDAsImp0aSI6IjZmMGU1YTRjLTNjNTItNGIwZS05ZDBhLTJmMWY2ZjdmOWExMSIsIm9wZXJhdGlvbiI6ImN1c3RvbWVyX2xvZ2luIiwic3RvcmVfaGFzaCI6ImtkN2RlbW8iLCJjdXN0b21lcl9pZCI6NDEwMiwiY2hhbm5lbF9pZCI6MSwicmVkaXJlY3RfdG8iOiIvYWNjb3VudC5waHAifQ.ZCZWJL9Mun1kP2NK1ovglgPqV8BTa2d9UdYwTXB9u-8',
    );
  });
});
